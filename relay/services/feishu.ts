import { Failure } from '../../lib/domain/failure';
import { authRows } from '../../lib/providers/feishu/auth';
import type { RelayApp } from '../config';
import type { Upstream } from '../upstream';
import type { Service, TokenAsk } from './service';

const refuse = (kind: 'forbidden' | 'tokenExpired' | 'unavailable' | 'malformed', field?: string) =>
  new Failure({ kind, execution: 'notExecuted', ...(field === undefined ? {} : { field }) });

const none = async (): Promise<string> => {
  throw refuse('tokenExpired');
};

/** Feishu and Lark: the relay adds the secret and shares the queue; every call is the person's own. */
export function feishuService(upstream: Upstream): Service {
  /** Tenants of people who signed in through this app, where the settings name none. */
  const learned = new Map<string, Set<string>>();
  const keyOf = ({ brand, appId }: RelayApp) => `${brand} ${appId}`;

  const info = (app: RelayApp, token: string) =>
    upstream
      .client(app, { token: async (_kind, rejected) => (rejected === undefined ? token : none()) })
      .call(authRows.userInfo, {});

  async function learn(app: RelayApp, token: string): Promise<void> {
    if (app.tenant !== undefined || learned.has(keyOf(app))) return;
    const { tenant_key } = await info(app, token);
    if (tenant_key) learned.set(keyOf(app), new Set([tenant_key]));
  }

  function bodyOf({ appId, secret }: RelayApp, { grant }: TokenAsk) {
    const client = { client_id: appId, client_secret: secret };
    if (grant.kind === 'refresh') {
      return { grant_type: 'refresh_token', ...client, refresh_token: grant.token } as const;
    }
    const { code, redirect, verifier } = grant;
    /** Without one, whoever has seen the code could use it here. */
    if (verifier === undefined)
      throw new Failure({ kind: 'invalid', execution: 'notExecuted', field: 'verifier' });
    return {
      grant_type: 'authorization_code',
      ...client,
      code,
      redirect_uri: redirect,
      code_verifier: verifier,
    } as const;
  }

  return {
    async tokens(app, ask) {
      const row: typeof authRows.token = ask.endpoint === 'v2' ? authRows.tokenV2 : authRows.token;
      const reply = await upstream.client(app, { token: none }).call(row, { body: bodyOf(app, ask) });
      await learn(app, reply.access_token).catch(() => undefined);
      return {
        access: reply.access_token,
        accessSeconds: reply.expires_in,
        refresh: reply.refresh_token || null,
        refreshSeconds: reply.refresh_token_expires_in ?? null,
        scopes: (reply.scope ?? '').split(' ').filter((scope) => scope !== ''),
      };
    },
    async person(app, token) {
      const reply = await info(app, token);
      const person = reply.open_id ?? reply.union_id;
      if (!person) throw refuse('malformed', 'open_id');
      const tenants = app.tenant === undefined ? learned.get(keyOf(app)) : new Set([app.tenant]);
      /** A token of some other company's app is a token too. */
      if (tenants === undefined) throw refuse('unavailable');
      if (!tenants.has(reply.tenant_key ?? '')) throw refuse('forbidden');
      return { person, name: reply.name || reply.en_name || '', address: '' };
    },
  };
}
