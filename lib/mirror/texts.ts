import { mostLines } from '../contacts/search-begins';
import { searchTable } from '../contacts/search-bits';
import { createSearchIndex, type Hit, type SearchIndex } from '../contacts/search-index';
import type { MirrorStore, WriteTx } from './database';
import type { SegmentRow } from './rows';
import type { TextChanges } from './walk';

/** Beside the rows they belong to, in their transaction. */
export async function putTexts(tx: WriteTx, changes: TextChanges): Promise<void> {
  if (changes.size === 0) return;
  const row: SegmentRow = {
    keys: [...changes.keys()].join('\n'),
    texts: [...changes.values()].join('\n'),
    packed: false,
  };
  await tx.objectStore('segments').add(row);
}

/** The search lines in this worker's memory: read when they are first wanted, then only what is new. */
export interface Texts {
  find(query: string, limit: number, accept: (key: string) => boolean): Promise<Hit[]>;
  /** Reads what `find` will need. */
  warm(): Promise<void>;
  /** Joins small segments into few large ones once there are more than `most`. */
  pack(most: number): Promise<void>;
}

interface Held {
  index: SearchIndex;
  /** Packing gives all segments new numbers: then the first one tells. */
  first: number;
  last: number;
  /** The store's count when it was read. */
  writes: number;
}

const seqOf = (rows: readonly SegmentRow[]) => Math.max(-1, ...rows.map(({ seq }) => seq ?? -1));

const firstOf = async (tx: Pick<WriteTx, 'objectStore'>) =>
  (await tx.objectStore('segments').openKeyCursor())?.key ?? -1;

/** `pause` hands the thread over: a key that is pressed meanwhile is answered. */
export function createTexts(store: MirrorStore, pause: () => Promise<void>): Texts {
  let held: Held | undefined;
  let reading: Promise<Held> | undefined;

  async function read(): Promise<Held> {
    const before = held;
    const { writes } = store;
    const { first, rows } = await store.read(async (tx) => {
      const segments = tx.objectStore('segments');
      const at = (await segments.openKeyCursor())?.key ?? -1;
      const known = before?.first === at ? IDBKeyRange.lowerBound(before.last, true) : undefined;
      return { first: at, rows: await segments.getAll(known) };
    });
    if (before?.first === first) {
      for (const row of rows) before.index.add(row);
      held = { ...before, last: Math.max(before.last, seqOf(rows)), writes };
      return held;
    }
    const index = createSearchIndex(rows.flatMap((row) => (row.packed ? [row] : [])));
    for (const row of rows) if (!row.packed) index.add(row);
    held = { index, first, last: seqOf(rows), writes };
    return held;
  }

  /** Nobody but this worker writes: what it holds is asked for again only after a write. */
  async function fresh(): Promise<Held> {
    if (held?.writes === store.writes) return held;
    // A reading under way may have begun before the write.
    await reading?.catch(() => undefined);
    if (held?.writes === store.writes) return held;
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  return {
    find: async (query, limit, accept) => (await fresh()).index.find(query, limit, accept),
    async warm() {
      await fresh();
    },
    async pack(most) {
      const loose = await store.read((tx) => tx.objectStore('segments').count());
      if (loose <= most) return;
      const { index, first, last } = await fresh();
      const packed: SegmentRow[] = [];
      for (const segment of index.packed(mostLines)) {
        await pause();
        packed.push({
          ...segment,
          table: searchTable(segment.texts, segment.keys.split('\n').length),
          packed: true,
        });
      }
      await store.write(async (tx) => {
        const segments = tx.objectStore('segments');
        if ((await firstOf(tx)) !== first) return;
        const later = await segments.getAll(IDBKeyRange.lowerBound(last, true));
        await segments.clear();
        for (const segment of packed) await segments.add(segment);
        for (const { seq: _, ...row } of later) await segments.add(row);
      });
    },
  };
}
