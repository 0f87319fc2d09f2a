import type { Completeness } from '../contacts/mirror';
import { listsMonthly, type MirrorPolicy } from './policy';
import type { ListRow, WalkRow } from './rows';

export interface AccountMirror extends Completeness {
  account: string;
  stopped: WalkRow['stopped'];
  nextAt: number | null;
  /** Calls of the mirror in this month, and how many its refreshes may make. */
  calls: number;
  share: number;
}

/** How far an account's copy is, and what it has cost. `readable` = how many of its lists may be read. */
export function stateOf(
  account: string,
  complete: Completeness,
  held: { walk: WalkRow | undefined; lists: readonly ListRow[]; readable: number },
  now: number,
  policy: MirrorPolicy,
): AccountMirror {
  const { walk, lists, readable } = held;
  const month = new Date(now).toISOString().slice(0, 7);
  const calls = [...lists, ...(walk ? [walk] : [])].reduce(
    (sum, one) => sum + (one.month === month ? one.calls : 0),
    0,
  );
  return {
    ...{ account, ...complete, stopped: walk?.stopped ?? null, nextAt: walk?.readyAt ?? null },
    ...{ calls, share: policy.monthly + listsMonthly(policy, readable) },
  };
}
