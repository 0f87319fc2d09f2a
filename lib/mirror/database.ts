import { type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { MirrorDb } from './rows';

const databaseName = 'mail-quick-edit-mirror';
const storeNames = ['contacts', 'gone', 'walks', 'segments', 'learnt', 'apart', 'lists'] as const;
type Stores = typeof storeNames;
export type ReadTx = IDBPTransaction<MirrorDb, Stores, 'readonly'>;
type UpgradeTx = IDBPTransaction<MirrorDb, StoreNames<MirrorDb>[], 'versionchange'>;
export type WriteTx = IDBPTransaction<MirrorDb, Stores, 'readwrite'>;

/** One step per version, in order; a database of any older version runs those it lacks. */
const steps: readonly ((database: IDBPDatabase<MirrorDb>, tx: UpgradeTx) => void)[] = [
  (database) => {
    const contacts = database.createObjectStore('contacts', { keyPath: 'key' });
    contacts.createIndex('found', 'found', { multiEntry: true });
    contacts.createIndex('listed', ['account', 'order']);
    contacts.createIndex('walked', ['account', 'walk']);
    database.createObjectStore('gone', { keyPath: 'key' }).createIndex('account', 'account');
    database.createObjectStore('walks', { keyPath: 'account' });
    database.createObjectStore('segments', { keyPath: 'seq', autoIncrement: true });
    database.createObjectStore('learnt', { keyPath: 'id' });
    database.createObjectStore('apart', { keyPath: 'key' }).createIndex('account', 'account');
  },
  // Search lines of another shape: the copy is read anew.
  (_database, tx) => {
    for (const name of ['contacts', 'gone', 'walks', 'segments'] as const) void tx.objectStore(name).clear();
  },
  (database) => {
    database.createObjectStore('lists', { keyPath: 'key' }).createIndex('account', 'account');
  },
];

/** Await nothing but the transaction in a body. What is kept here can be read anew: no write is worth a flush. */
export interface MirrorStore {
  read<Result>(body: (tx: ReadTx) => Promise<Result>): Promise<Result>;
  write<Result>(body: (tx: WriteTx) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
  /** Grows with whatever may have changed what is held: what was read at the same number is still so. */
  readonly writes: number;
}

/** Opened when it is first used, and again after the browser closed it. */
export function openMirrorStore(): MirrorStore {
  let open: Promise<IDBPDatabase<MirrorDb>> | undefined;
  let writes = 0;
  const database = () => {
    open ??= openDB<MirrorDb>(databaseName, steps.length, {
      upgrade: (db, from, _to, tx) => {
        for (const step of steps.slice(from)) step(db, tx);
      },
      blocking: (_now, _wanted, event) => {
        if (event.target instanceof IDBDatabase) event.target.close();
        open = undefined;
        writes += 1;
      },
      terminated: () => {
        open = undefined;
        writes += 1;
      },
    });
    open.catch(() => {
      open = undefined;
    });
    return open;
  };
  async function settle<Result>(tx: WriteTx, work: Promise<Result>): Promise<Result> {
    const done = tx.done.catch((error: unknown) => error ?? new Error('aborted'));
    try {
      const result = await work;
      const failed = await done;
      if (failed) throw failed;
      return result;
    } catch (error) {
      try {
        tx.abort();
      } catch {
        // It is over already.
      }
      throw error;
    }
  }
  return {
    async read(body) {
      const tx = (await database()).transaction(storeNames, 'readonly');
      // What was read is read, whenever the transaction ends.
      tx.done.catch(() => undefined);
      return body(tx);
    },
    async write(body) {
      const tx = (await database()).transaction(storeNames, 'readwrite', { durability: 'relaxed' });
      try {
        return await settle(tx, body(tx));
      } finally {
        writes += 1;
      }
    },
    get writes() {
      return writes;
    },
    async close() {
      const now = open;
      open = undefined;
      (await now?.catch(() => undefined))?.close();
    },
  };
}
