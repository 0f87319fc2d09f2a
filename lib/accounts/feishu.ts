import type { z } from 'zod';
import type { Brand } from '../domain/account';
import type { Clock } from '../domain/clock';
import { Failure } from '../domain/failure';
import { authorizePath, authRows, offlineScope, refreshEnds } from '../providers/feishu/auth';
import { deviceGrant } from '../providers/feishu/device';
import { always, featureNeeds } from '../providers/feishu/features';
import { mailboxRows } from '../providers/feishu/mailbox';
import type { ScopeTable } from './accounts';
import type { App, Auth, Grant } from './auth';
import type { Clients } from './clients';

/** Feishu and Lark ask for the same scopes. */
export const feishuScopes: ScopeTable = {
  book: 'mail',
  always,
  features: featureNeeds,
  lasting: offlineScope,
};

/** The service's own "try again"; asked once more at once. */
const transient = 20050;

type Body = Exclude<(typeof authRows.token)['body'], null>;

export interface FeishuAuthDeps {
  clients: Clients;
  clock: Clock;
  /** Base URL of the brand's consent page. */
  accountsHost(brand: Brand): string;
}

const codeOf = (error: unknown) => (error instanceof Failure ? error.facts.code : undefined);

export interface FeishuAuth extends Auth {
  /** Throws `conflict` and `rateLimited` while the person has not agreed yet (RFC 8628 §3.5). */
  byDevice(app: App, deviceCode: string): Promise<Grant>;
}

/**
 * The calls of signing in take no place in a lane: each has a ceiling of its own of 50/s for the whole app, a
 * person makes a few a day, one at a time under a lock, and one that waited behind a queue would outlive the code.
 */
export function createFeishuAuth({ clients, clock, accountsHost }: FeishuAuthDeps): FeishuAuth {
  const none = async (): Promise<string> => {
    throw new Failure({ kind: 'signInAgain', execution: 'notExecuted' });
  };
  const withToken = (brand: Brand, access: string) =>
    clients(brand, {
      token: async (_kind, rejected) => (rejected === undefined ? access : none()),
    });

  /** Moments count from before the request: a token is never believed longer than it lives. */
  async function ask(app: App, body: z.output<Body>): Promise<Grant> {
    const row: typeof authRows.token = app.tokenEndpoint === 'v2' ? authRows.tokenV2 : authRows.token;
    const asked = clock.now();
    const until = (seconds: number) => asked + seconds * 1000;
    const reply = await clients(app.brand, { token: none }).call(row, { body });
    const ends = reply.refresh_token_expires_in ?? null;
    return {
      access: reply.access_token,
      accessExpiresAt: until(reply.expires_in),
      refresh: reply.refresh_token || null,
      refreshExpiresAt: ends === null ? null : until(ends),
      scopes: (reply.scope ?? '').split(' ').filter((scope) => scope !== ''),
    };
  }
  const client = ({ appId, secret }: App) => {
    if (secret === null) throw new Failure({ kind: 'signInAgain', execution: 'notExecuted' });
    return { client_id: appId, client_secret: secret };
  };
  function certain(error: unknown): unknown {
    if (!(error instanceof Failure)) return error;
    const ends = refreshEnds.includes(error.facts.code);
    if (ends) return new Failure({ ...error.facts, kind: 'signInAgain' }, { cause: error });
    if (error.facts.kind !== 'signInAgain') return error;
    return new Failure({ ...error.facts, kind: 'unknown' }, { cause: error });
  }

  return {
    authorizeUrl({ brand, appId, redirect, scopes, state, challenge }) {
      const url = new URL(accountsHost(brand) + authorizePath);
      url.search = new URLSearchParams({
        client_id: appId,
        response_type: 'code',
        redirect_uri: redirect,
        scope: scopes.join(' '),
        state,
        code_challenge: challenge,
        code_challenge_method: 'S256',
      }).toString();
      return url.href;
    },
    exchange: (app, code, redirect, verifier) =>
      ask(app, {
        grant_type: 'authorization_code',
        ...client(app),
        code,
        redirect_uri: redirect,
        code_verifier: verifier,
      }),
    byDevice: (app, device_code) => ask(app, { grant_type: deviceGrant, ...client(app), device_code }),
    async refresh(app, refreshToken) {
      const body = { grant_type: 'refresh_token', ...client(app), refresh_token: refreshToken } as const;
      try {
        return await ask(app, body).catch((error: unknown) => {
          if (codeOf(error) === transient) return ask(app, body);
          throw error;
        });
      } catch (error) {
        throw certain(error);
      }
    },
    certain,
    async identity({ brand }, access) {
      const reply = await withToken(brand, access).call(authRows.userInfo, {});
      const person = reply.open_id;
      if (!person) throw new Failure({ kind: 'malformed', execution: 'notExecuted', field: 'open_id' });
      return { person, name: reply.name || reply.en_name || '' };
    },
    async address({ brand }, access) {
      const reply = await withToken(brand, access).call(mailboxRows.profile, {});
      return reply.primary_email_address ?? '';
    },
  };
}
