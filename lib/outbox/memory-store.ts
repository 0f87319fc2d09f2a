import {
  type Durability,
  type ReadTx,
  type Rows,
  type Store,
  type StoreName,
  storeNames,
  type WriteTx,
} from './store';
import { isOpen } from './transitions';

type Write = { store: StoreName; key: string; row: unknown };
type Tables = Record<StoreName, Map<string, unknown>>;

const empty = (): Tables => ({
  intents: new Map(),
  lanes: new Map(),
  drafts: new Map(),
  scans: new Map(),
  meta: new Map(),
});

export const keyOf = (row: { id: string } | { key: string }): string => ('id' in row ? row.id : row.key);

function apply(tables: Tables, writes: readonly Write[]): void {
  for (const { store, key, row } of writes) {
    if (row === undefined) tables[store].delete(key);
    else tables[store].set(key, row);
  }
}

/**
 * The store for simulations: what relaxed transactions wrote since the last strict one can be lost, as by a power cut.
 * Rows are shared, not copied: the outbox never changes a row in place.
 */
export interface MemoryStore extends Store {
  /** Keeps the first `kept` of the relaxed transactions that no strict one followed. */
  powerCut(kept: number): void;
  /** How many transactions a power cut could take. */
  unsynced(): number;
}

export function createMemoryStore(): MemoryStore {
  const disk = empty();
  let live = empty();
  let loose: Write[][] = [];
  let tail: Promise<unknown> = Promise.resolve();

  const reader = (writes: readonly Write[]): ReadTx => {
    const table = <Name extends StoreName>(name: Name): Map<string, Rows[Name]> => {
      const rows = live[name] as Map<string, Rows[Name]>;
      if (writes.length === 0 || !writes.some(({ store }) => store === name)) return rows;
      const merged = { ...empty(), [name]: new Map(rows) };
      apply(merged, writes);
      return merged[name] as Map<string, Rows[Name]>;
    };
    return {
      get: async (store, key) => table(store).get(key),
      all: async (store) => [...table(store).values()],
      intents: async (index) =>
        [...table('intents').values()].filter((row) => {
          if (index.by === 'open') return isOpen(row);
          if (index.by === 'state') return row.state === index.state;
          if (index.by === 'parent') return row.parent === index.parent;
          return row.account === index.account && row.resource === index.resource;
        }),
    };
  };

  const queued = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = tail.then(work);
    tail = result.catch(() => undefined);
    return result;
  };

  const commit = (durability: Durability, writes: Write[]) => {
    apply(live, writes);
    loose.push(writes);
    if (durability === 'relaxed') return;
    for (const each of loose) apply(disk, each);
    loose = [];
  };

  return {
    read: (body) => queued(() => body(reader([]))),
    write: (durability, body) =>
      queued(async () => {
        const writes: Write[] = [];
        const tx: WriteTx = {
          ...reader(writes),
          put: async (store, row) => void writes.push({ store, key: keyOf(row), row }),
          delete: async (store, key) => void writes.push({ store, key, row: undefined }),
        };
        const result = await body(tx);
        commit(durability, writes);
        return result;
      }),
    close: () => undefined,
    powerCut: (kept) => {
      live = empty();
      for (const name of storeNames) live[name] = new Map(disk[name]);
      for (const each of loose.slice(0, kept)) {
        apply(live, each);
        apply(disk, each);
      }
      loose = [];
    },
    unsynced: () => loose.length,
  };
}
