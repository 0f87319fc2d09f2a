import type { OutboxExport, StoreTrouble } from '../../lib/domain/data';
import { brokenIdb, openIdbStore } from '../../lib/outbox/idb-store';
import { type OpenedStore, type Store, StoreError } from '../../lib/outbox/store';

/** The outbox's database, opened when it is first used. While it is not to be had, each use is a `StoreError`. */
export interface Keeper {
  /** Begins to open it, so that the first use need not wait. Never rejects. */
  open(): Promise<void>;
  store: Store;
  /** Null = it works. */
  trouble(): Promise<StoreTrouble | null>;
  /** What can still be read. */
  salvage(now: number): Promise<OutboxExport>;
  /** Deletes it and begins anew; only after the person said so. */
  reset(): Promise<void>;
}

export function createKeeper(factory: IDBFactory): Keeper {
  let opened: Promise<OpenedStore> | undefined;
  /** What the last write met with: a full disk still reads. */
  let met: StoreTrouble | null = null;

  const close = async () => {
    const known = await opened;
    opened = undefined;
    if (known?.state === 'ready') known.store.close();
  };

  /** What was broken is tried again at each use: its cause may have passed. */
  async function ready(): Promise<Store> {
    opened ??= openIdbStore(factory);
    const now = await opened;
    if (now.state === 'ready') return now.store;
    opened = undefined;
    throw new StoreError(now.trouble);
  }

  async function use<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
    try {
      return await work(await ready());
    } catch (error) {
      if (error instanceof StoreError) {
        met = error.trouble;
        if (error.trouble !== 'full') await close();
      }
      throw error;
    }
  }

  return {
    open: () =>
      ready()
        .then(undefined, () => undefined)
        .then(() => undefined),
    store: {
      read: (body) => use((store) => store.read(body)),
      async write(durability, body) {
        const result = await use((store) => store.write(durability, body));
        met = null;
        return result;
      },
      close: () => void close(),
    },
    async trouble() {
      try {
        await use((store) => store.read((tx) => tx.get('meta', 'trouble')));
        if (met !== 'full') met = null;
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
      }
      return met;
    },
    async salvage(now) {
      await close();
      return brokenIdb(factory, 'corrupt').salvage(now);
    },
    async reset() {
      await close();
      await brokenIdb(factory, 'corrupt').reset();
      met = null;
    },
  };
}
