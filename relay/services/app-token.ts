import { Failure } from '../../lib/domain/failure';
import { authRows } from '../../lib/providers/dingtalk/auth';
import type { RelayApp } from '../config';
import type { Upstream } from '../upstream';

const earlyMs = 5 * 60_000;
const lifetimeSeconds = 7_200;

interface Kept {
  token: string;
  expiresAt: number;
}

/** An app's own token: asked for once for all, again 5 min before its end or when the service calls it expired. */
export function appTokens(upstream: Upstream, now: () => number) {
  const kept = new Map<string, Promise<Kept>>();

  async function ask(app: RelayApp): Promise<Kept> {
    const none = async (): Promise<string> => {
      throw new Failure({ kind: 'appConfig', execution: 'notExecuted' });
    };
    const asked = now();
    const body = { appKey: app.appId, appSecret: app.secret };
    const reply = await upstream.client(app, { token: none }).call(authRows.appToken, { body });
    const seconds = reply.expireIn ?? reply.expiresIn ?? lifetimeSeconds;
    return { token: reply.accessToken, expiresAt: asked + seconds * 1_000 };
  }

  return async (app: RelayApp, rejected?: string): Promise<string> => {
    const key = `${app.brand} ${app.appId}`;
    const before = await kept.get(key)?.catch(() => undefined);
    if (before && before.token !== rejected && before.expiresAt - now() > earlyMs) return before.token;
    const asking = ask(app);
    kept.set(key, asking);
    return (await asking).token;
  };
}
