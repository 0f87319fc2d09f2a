import type { Clock } from '../domain/clock';
import { Failure } from '../domain/failure';
import { type AccessStore, accessOf, kept } from './access';
import type { App, Auth, Grant } from './auth';
import type { Lock } from './lock';
import type { AccountRecord } from './record';
import type { Vault } from './vault';

const earlyMs = 5 * 60_000;

export interface TokenSourceDeps {
  vault: Vault;
  access: AccessStore;
  auth: Auth;
  clock: Clock;
  lock: Lock;
  /** The account's state or scopes changed. */
  changed(account: string): Promise<void>;
}

/** `stale`: a token the service has just refused; it is not handed out again. */
export type TokenSource = (account: string, stale?: string) => Promise<string>;

const signInAgain = () => new Failure({ kind: 'signInAgain', execution: 'notExecuted' });

/** For what failed before anything was sent: a token that did not come is a request that did not go. */
function unsent(error: unknown): unknown {
  return error instanceof Failure ? new Failure({ ...error.facts, execution: 'notExecuted' }) : error;
}

/**
 * Hands out a user access token, refreshed 5 min before its end. One refresh at a time over all contexts: the refresh
 * token works once, so the new pair is stored before anybody uses it, and whoever waited reads it there.
 * Only the provider's definite word drops a pair; after any other failure it is kept for a later try.
 */
export function createTokenSource(deps: TokenSourceDeps): TokenSource {
  const { vault, access, auth, clock, lock } = deps;

  async function inHand(account: string, stale: string | undefined, leftMs: number) {
    const found = await accessOf(access(account), () => vault.tokens(account));
    return found && found.token !== stale && found.expiresAt - clock.now() > leftMs ? found.token : null;
  }

  async function appOf(record: AccountRecord): Promise<App> {
    const { brand, appId, tokenEndpoint, relay = null } = record;
    const secret = relay === null ? await vault.secret(brand, appId) : null;
    if (secret === null && relay === null) throw signInAgain();
    return { brand, appId, secret, relay, tokenEndpoint };
  }

  async function drop(record: AccountRecord): Promise<never> {
    if (await vault.drop(record.id, record.generation, record.renewing)) {
      await access(record.id)?.reset();
      await deps.changed(record.id);
    }
    throw signInAgain();
  }

  async function ask(record: AccountRecord, app: App, refresh: string): Promise<Grant> {
    try {
      return await auth.refresh(app, refresh);
    } catch (error) {
      if (error instanceof Failure && error.facts.kind === 'signInAgain') return drop(record);
      throw unsent(error);
    }
  }

  async function renew(account: string, stale: string | undefined): Promise<string> {
    const fresh = await inHand(account, stale, earlyMs);
    if (fresh !== null) return fresh;
    const record = await vault.account(account);
    if (!record || record.state === 'signInAgain') throw signInAgain();
    const tokens = await vault.tokens(account);
    if (!tokens?.refresh) return drop(record);
    const app = await appOf(record);
    await vault.renewing(account, record.generation);
    const grant = await ask(record, app, tokens.refresh);
    const next = {
      ...grant,
      refresh: grant.refresh ?? tokens.refresh,
      refreshExpiresAt: grant.refresh === null ? tokens.refreshExpiresAt : grant.refreshExpiresAt,
    };
    const item = access(account);
    const mine = await vault.replace(account, record.generation, kept(next, item !== null), grant.scopes);
    if (!mine) throw signInAgain();
    await item?.set({ token: grant.access, expiresAt: grant.accessExpiresAt });
    if (grant.scopes.join(' ') !== record.scopes.join(' ')) await deps.changed(account);
    return grant.access;
  }

  return async (account, stale) => {
    const ready = await inHand(account, stale, earlyMs);
    if (ready !== null) return ready;
    return lock(`refresh ${account}`, async () => {
      try {
        return await renew(account, stale);
      } catch (error) {
        const signedOut = error instanceof Failure && error.facts.kind === 'signInAgain';
        const last = signedOut ? null : await inHand(account, stale, 0);
        if (last !== null) return last;
        throw error;
      }
    });
  };
}
