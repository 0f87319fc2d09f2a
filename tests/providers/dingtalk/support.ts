import { Failure, type FailureFacts } from '../../../lib/domain/failure';

/** The facts of the failure a call throws. */
export function failureOfCall(call: () => unknown): FailureFacts {
  try {
    call();
  } catch (error) {
    if (error instanceof Failure) return error.facts;
    throw error;
  }
  throw new Error('no failure');
}
