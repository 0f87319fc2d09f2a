import { Failure, type FailureFacts, type FailureKind } from '../lib/domain/failure';
import type { RelayFailure } from '../lib/http/relay';

const statuses: Partial<Record<FailureKind, 400 | 401 | 403 | 404 | 429 | 503>> = {
  invalid: 400,
  notFound: 404,
  signInAgain: 401,
  tokenExpired: 401,
  forbidden: 403,
  rateLimited: 429,
  unavailable: 503,
};

export const statusOf = (kind: FailureKind) => statuses[kind] ?? 502;

/** Our own mistakes have no words for others. */
export const factsOf = (error: unknown): FailureFacts =>
  error instanceof Failure ? error.facts : { kind: 'unavailable', execution: 'unknown', endpoint: 'relay' };

/** Moments as ms from now. */
export function told({ retryAt, ...facts }: FailureFacts, now: number): RelayFailure {
  return retryAt === undefined ? facts : { ...facts, retryIn: Math.max(0, retryAt - now) };
}
