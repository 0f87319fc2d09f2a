import type { Brand } from '../domain/account';
import { authorizePath, loginScope } from '../providers/dingtalk/auth';
import type { ScopeTable } from './accounts';
import type { Auth } from './auth';
import type { RelayCaller } from './relay';
import { needsRelay } from './relay-auth';

const nothing = { rows: [], fields: [] };

/** The person's sign-in says who they are and no more: what may be called is the app's own matter. */
export const dingtalkScopes: ScopeTable = {
  book: 'company',
  always: nothing,
  features: { contacts: nothing, labels: nothing, rules: nothing, messages: nothing, texts: nothing },
  lasting: loginScope,
};

export interface DingtalkAuthDeps {
  relay: RelayCaller;
  /** Base URL of the brand's sign-in page. */
  loginHost(brand: Brand): string;
}

/** Every call but the sign-in page needs the app's secret: all of it goes through the relay. */
export function createDingtalkAuth({ relay, loginHost }: DingtalkAuthDeps): Auth {
  const none = async (): Promise<never> => {
    throw needsRelay();
  };
  return {
    authorizeUrl({ brand, appId, redirect, scopes, state }) {
      const url = new URL(loginHost(brand) + authorizePath);
      url.search = new URLSearchParams({
        redirect_uri: redirect,
        response_type: 'code',
        client_id: appId,
        scope: scopes.join(' '),
        prompt: 'consent',
        state,
      }).toString();
      return url.href;
    },
    exchange: none,
    refresh: none,
    certain: (error) => error,
    async identity({ brand, appId, relay: base }, access) {
      if (base === null) throw needsRelay();
      return relay({ base, name: 'person', ask: { brand, appId }, token: access });
    },
    address: async () => '',
  };
}
