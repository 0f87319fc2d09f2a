import { createSearchIndex, type Hit, type SearchIndex } from '../contacts/search-index';
import type { MirrorStore, WriteTx } from './database';
import type { SegmentRow } from './rows';
import type { TextChanges } from './walk';

/** Lines of one packed segment. */
const packSize = 5000;

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

/** The search texts in this worker's memory: read when they are first wanted, then only what is new. */
export interface Texts {
  find(query: string, limit: number, accept: (key: string) => boolean): Promise<Hit[]>;
  /** Joins small segments into few large ones once there are more than `most`. */
  pack(most: number): Promise<void>;
}

const seqOf = (rows: readonly SegmentRow[]) => Math.max(-1, ...rows.map(({ seq }) => seq ?? -1));

export function createTexts(store: MirrorStore): Texts {
  let held: { index: SearchIndex; first: number; last: number } | undefined;

  /** Packing gives all segments new numbers: then the first one tells. */
  const firstOf = async (tx: { objectStore: WriteTx['objectStore'] }) =>
    (await tx.objectStore('segments').openKeyCursor())?.key ?? -1;

  async function fresh(): Promise<SearchIndex> {
    const now = held;
    const read = await store.read(async (tx) => {
      const segments = tx.objectStore('segments');
      const first = (await segments.openKeyCursor())?.key ?? -1;
      const rows =
        now?.first === first
          ? await segments.getAll(IDBKeyRange.lowerBound(now.last, true))
          : await segments.getAll();
      return { first, rows };
    });
    if (now?.first === read.first) {
      for (const row of read.rows) now.index.add(row);
      now.last = Math.max(now.last, seqOf(read.rows));
      return now.index;
    }
    const index = createSearchIndex(read.rows.filter(({ packed }) => packed));
    for (const row of read.rows) if (!row.packed) index.add(row);
    held = { index, first: read.first, last: seqOf(read.rows) };
    return index;
  }

  return {
    find: async (query, limit, accept) => (await fresh()).find(query, limit, accept),
    async pack(most) {
      const loose = await store.read((tx) => tx.objectStore('segments').count());
      if (loose <= most) return;
      const index = await fresh();
      const last = held?.last ?? -1;
      const packed = index.packed(packSize);
      await store.write(async (tx) => {
        const segments = tx.objectStore('segments');
        if ((await firstOf(tx)) !== held?.first) return;
        const later = await segments.getAll(IDBKeyRange.lowerBound(last, true));
        await segments.clear();
        for (const segment of packed) await segments.add({ ...segment, packed: true });
        for (const { seq: _, ...row } of later) await segments.add(row);
      });
      held = undefined;
    },
  };
}
