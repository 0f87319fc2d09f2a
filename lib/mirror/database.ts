import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { MirrorDb } from './rows';

const databaseName = 'mail-quick-edit-mirror';
const storeNames = ['contacts', 'gone', 'walks', 'segments', 'learnt', 'apart'] as const;
type Stores = typeof storeNames;
export type ReadTx = IDBPTransaction<MirrorDb, Stores, 'readonly'>;
export type WriteTx = IDBPTransaction<MirrorDb, Stores, 'readwrite'>;

/** One step per version, in order; a database of any older version runs those it lacks. */
const steps: readonly ((database: IDBPDatabase<MirrorDb>) => void)[] = [
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
];

/** Await nothing but the transaction in a body. What is kept here can be read anew: no write is worth a flush. */
export interface MirrorStore {
  read<Result>(body: (tx: ReadTx) => Promise<Result>): Promise<Result>;
  write<Result>(body: (tx: WriteTx) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Opened when it is first used, and again after the browser closed it. */
export function openMirrorStore(): MirrorStore {
  let open: Promise<IDBPDatabase<MirrorDb>> | undefined;
  const database = () => {
    open ??= openDB<MirrorDb>(databaseName, steps.length, {
      upgrade: (db, from) => {
        for (const step of steps.slice(from)) step(db);
      },
      blocking: (_now, _wanted, event) => {
        if (event.target instanceof IDBDatabase) event.target.close();
        open = undefined;
      },
      terminated: () => {
        open = undefined;
      },
    });
    open.catch(() => {
      open = undefined;
    });
    return open;
  };
  async function settle<Result>(tx: ReadTx | WriteTx, work: Promise<Result>): Promise<Result> {
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
      return settle(tx, body(tx));
    },
    async write(body) {
      const tx = (await database()).transaction(storeNames, 'readwrite', { durability: 'relaxed' });
      return settle(tx, body(tx));
    },
    async close() {
      const now = open;
      open = undefined;
      (await now?.catch(() => undefined))?.close();
    },
  };
}
