import type { PageReading } from '../../lib/capture/judge';
import type { Memo } from '../../lib/capture/memo';
import type { Snapshot } from '../../lib/domain/snapshot';

export interface Judge {
  /** Reads what was gathered of a page. */
  read(snapshot: Snapshot): Promise<PageReading>;
  /** Who may be the sender, before the page is read; the likeliest first. */
  guess(snapshot: Snapshot): Promise<string[]>;
}

/** A page mostly says again what it said at the last look, and its next mail stands between the same folders and buttons. */
export function createJudge(): Judge {
  let memo: Memo | undefined;
  const remembered = async () => {
    const { createMemo } = await import('../../lib/capture/judge');
    memo ??= createMemo();
    return memo;
  };
  let before: ReadonlyMap<string, number> = new Map();
  return {
    async read(snapshot) {
      const { readSnapshot } = await import('../../lib/capture/judge');
      return readSnapshot(snapshot, await remembered());
    },
    async guess(snapshot) {
      const { addressesShown, guessed } = await import('../../lib/capture/guess');
      const shown = addressesShown(snapshot, await remembered());
      const likely = guessed(shown, before);
      before = shown;
      return likely;
    },
  };
}
