import { Failure } from '../domain/failure';
import type { Kit } from './kit';

/** Past the time-out the outcome is unknown, whatever the request still does. */
export function within<Port, Result>(kit: Kit<Port>, work: () => Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = kit.deps.timer(kit.policy.timeout, () =>
      reject(new Failure({ kind: 'timeout', execution: 'unknown' })),
    );
    new Promise<Result>((settle) => settle(work())).then(resolve, reject).finally(stop);
  });
}
