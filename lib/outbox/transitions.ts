import type { FailureFacts, FailureKind } from '../domain/failure';
import type { Intent } from '../domain/intent';
import type { Policy } from './policy';

/** A row as it is after one more change. */
export const changed = (intent: Intent, now: number, to: Partial<Intent>): Intent => ({
  ...intent,
  ...to,
  updatedAt: now,
  revision: intent.revision + 1,
});

/** Nothing holds it up any more. */
export const calm = {
  failure: undefined,
  failures: undefined,
  waiting: undefined,
  needsYou: undefined,
  why: undefined,
  versions: undefined,
} satisfies Partial<Intent>;

export const isOpen = ({ state }: Intent): boolean =>
  state === 'pending' || state === 'inFlight' || state === 'unknown';

/** Shown on screens, and told of. */
export const isShown = ({ quiet, forced, state, mergedInto, parent }: Intent): boolean =>
  !mergedInto && !parent && (!quiet || forced === true || state === 'dead' || state === 'cancelled');

/** Nothing of it has reached the service, or all that did was surely refused. */
export const cancellable = (intent: Intent): boolean =>
  intent.state === 'pending' && intent.maybeExecuted !== true;

/** The last writer of an attempt is the worker that made it, while the row still stands where that worker left it. */
export const holds = (intent: Intent | undefined, attempt: number, owner: string): intent is Intent =>
  intent?.state === 'inFlight' && intent.attempt === attempt && intent.owner === owner;

export const settled = (intent: Intent, now: number, state: 'done' | 'cancelled', result?: unknown): Intent =>
  changed(intent, now, {
    ...calm,
    state,
    settledAt: now,
    owner: null,
    ...(result === undefined ? {} : { result }),
  });

/** Kept until the person decides. */
export const dead = (intent: Intent, now: number, because: Partial<Intent>): Intent =>
  changed(intent, now, {
    ...calm,
    ...because,
    state: 'dead',
    settledAt: now,
    owner: null,
    needsYou: true,
    looks: undefined,
  });

type Disposition = 'again' | 'lane' | 'budget' | 'account' | 'no';

const dispositions: Readonly<Record<FailureKind, Disposition>> = {
  invalid: 'no',
  notFound: 'no',
  exists: 'no',
  tooMany: 'no',
  reserved: 'no',
  forbidden: 'no',
  unknown: 'no',
  conflict: 'again',
  unavailable: 'again',
  offline: 'again',
  network: 'again',
  timeout: 'again',
  malformed: 'again',
  storeBroken: 'again',
  rateLimited: 'lane',
  quotaSpent: 'budget',
  scopeMissingApp: 'account',
  scopeMissingUser: 'account',
  tokenExpired: 'account',
  signInAgain: 'account',
  consentDenied: 'account',
  appConfig: 'account',
  ipBlocked: 'account',
  blockedByPolicy: 'account',
  hostNotGranted: 'account',
};

/** `unknown` that nobody answered is a fault on our side, as of a worker that is just ending: it passes. */
export const dispositionOf = ({ kind, http, code }: FailureFacts): Disposition =>
  kind === 'unknown' && http === undefined && code === undefined ? 'again' : dispositions[kind];

/** Failures that stop every intent of the account, not only those of one feature. */
export const stopsAccount = ({ kind }: FailureFacts): boolean =>
  dispositions[kind] === 'account' && kind !== 'scopeMissingApp' && kind !== 'scopeMissingUser';

/** Doubles with each failure in a row; half of it random, so that clients drift apart. */
export function backoff(policy: Policy, failures: number, random: number): number {
  const full = Math.min(policy.backoffMax, policy.backoff * 2 ** Math.min(failures - 1, 20));
  return Math.round(full * (0.5 + random / 2));
}

export interface Moment {
  now: number;
  random: number;
  policy: Policy;
}

/**
 * A definite failure: nothing was carried out. `laneFreeAt` is when the refused lane opens again. The refused wait on, the
 * wrong ones need the person; nothing is given up.
 */
export function afterRefusal(
  intent: Intent,
  failure: FailureFacts,
  moment: Moment,
  laneFreeAt: number,
): Intent {
  const { now, policy } = moment;
  const failures = (intent.failures ?? 0) + 1;
  const waits = (to: Partial<Intent>) =>
    changed(intent, now, { ...calm, failure, failures, state: 'pending', owner: null, ...to });
  const retryAt = Math.min(failure.retryAt ?? 0, now + policy.history);
  switch (dispositionOf(failure)) {
    case 'account':
      return waits({ waiting: 'signIn', needsYou: true, readyAt: now });
    case 'lane':
      return waits({ waiting: 'slot', readyAt: laneFreeAt });
    case 'budget':
      return waits({ waiting: 'backoff', readyAt: retryAt > now ? retryAt : now + policy.quotaWait });
    case 'again':
      return waits({
        waiting: failure.kind === 'offline' ? 'offline' : 'backoff',
        readyAt: Math.max(retryAt, now + backoff(policy, failures, moment.random)),
        needsYou: failures >= policy.patience,
      });
    case 'no':
      return dead(intent, now, { failure });
  }
}

/** Sent, and no telling what became of it. `repeatable`: it is sent again; else a list read after quiescence tells. */
export function afterUnclear(
  intent: Intent,
  failure: FailureFacts,
  moment: Moment,
  repeatable: boolean,
): Intent {
  const { now, policy } = moment;
  const failures = (intent.failures ?? 0) + 1;
  const struggling = (failure.http ?? 0) >= 500 && now - (intent.sentAt ?? now) > policy.slowAfter;
  const quiet = now + (struggling ? policy.slowQuiescence : policy.quiescence);
  return changed(intent, now, {
    ...calm,
    state: 'unknown',
    failure,
    failures,
    waiting: 'quiescence',
    readyAt: repeatable ? now + backoff(policy, failures, moment.random) : quiet,
    unclearUntil: Math.max(intent.unclearUntil ?? 0, quiet),
    needsYou: failures >= policy.patience,
    owner: null,
  });
}
