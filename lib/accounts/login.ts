import type { z } from 'zod';
import type { Brand } from '../domain/account';
import type { Clock } from '../domain/clock';
import { Failure, type FailureKind } from '../domain/failure';
import type { Item } from '../settings/setting';
import type { pendingLogins } from '../settings/settings';
import type { Auth } from './auth';
import { challengeOf, randomToken } from './pkce';

export const loginMs = 5 * 60_000;

export type Pending = z.output<(typeof pendingLogins)['schema']>;

export interface LoginDeps {
  auth: Pick<Auth, 'authorizeUrl'>;
  pending: Item<Pending>;
  clock: Clock;
  crypto: Crypto;
  /** Opens the consent page and answers the address it led back to; rejects when the person closes it. */
  launch(url: string): Promise<string | undefined>;
  /** The address of this extension for one issuer, e.g. `identity.getRedirectURL(brand)`. */
  redirect(brand: Brand): string;
}

export interface Ticket {
  code: string;
  redirect: string;
  verifier: string;
}

const stop = (kind: FailureKind, message?: string) =>
  new Failure({ kind, execution: 'notExecuted', message });

const inTime = (all: Pending, now: number): Pending =>
  Object.fromEntries(Object.entries(all).filter(([, one]) => one.expiresAt > now));

/** The query of the address that came back, if it is the one we sent the person from. */
function answerOf(address: string | undefined, redirect: string): URLSearchParams {
  if (!address || !URL.canParse(address)) throw stop('malformed');
  const [url, own] = [new URL(address), new URL(redirect)];
  if (url.origin !== own.origin || url.pathname !== own.pathname) throw stop('malformed');
  return url.searchParams;
}

async function open(deps: LoginDeps, url: string): Promise<string | undefined> {
  try {
    return await deps.launch(url);
  } catch (error) {
    // The browsers tell these two apart in words only.
    const unreachable = error instanceof Error && /could not be loaded/i.test(error.message);
    throw stop(unreachable ? 'network' : 'consentDenied');
  }
}

/**
 * Runs the consent page: authorization code with PKCE S256. `state` is 256 random bits, good once, for 5 min, and only
 * for the issuer and address it was made for, so that no answer of another issuer is taken for this one's.
 */
export async function login(
  deps: LoginDeps,
  brand: Brand,
  appId: string,
  scopes: readonly string[],
): Promise<Ticket> {
  const { clock, crypto, pending } = deps;
  const [state, verifier] = [randomToken(crypto), randomToken(crypto)];
  const redirect = deps.redirect(brand);
  const expiresAt = clock.now() + loginMs;
  await pending.update((all) => ({
    ...inTime(all, clock.now()),
    [state]: { brand, redirect, verifier, expiresAt },
  }));
  const challenge = await challengeOf(crypto, verifier);
  const address = await open(
    deps,
    deps.auth.authorizeUrl({ brand, appId, redirect, scopes, state, challenge }),
  );
  const query = answerOf(address, redirect);
  const back = query.get('state') ?? '';
  let mine: Pending[string] | undefined;
  await pending.update((all) => {
    const { [back]: taken, ...rest } = inTime(all, clock.now());
    mine = taken;
    return rest;
  });
  if (!mine || back !== state || mine.brand !== brand || mine.redirect !== redirect) throw stop('malformed');
  const error = query.get('error');
  if (error === 'access_denied') throw stop('consentDenied');
  if (error !== null) throw stop('unknown', error.slice(0, 200));
  const code = query.get('code') ?? query.get('authCode');
  if (!code) throw stop('malformed');
  return { code, redirect, verifier: mine.verifier };
}
