import type { PageReading } from '../../lib/capture/judge';
import type { Memo } from '../../lib/capture/memo';
import type { Snapshot } from '../../lib/domain/snapshot';

/** Reads what was gathered of a page. */
export type Judge = (snapshot: Snapshot) => Promise<PageReading>;

/** A page mostly says again what it said at the last look, and its next mail stands between the same folders and buttons. */
export function createJudge(): Judge {
  let memo: Memo | undefined;
  return async (snapshot) => {
    const { createMemo, readSnapshot } = await import('../../lib/capture/judge');
    memo ??= createMemo();
    return readSnapshot(snapshot, memo);
  };
}
