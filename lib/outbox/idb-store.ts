import { type IDBPDatabase, type IDBPTransaction, wrap } from 'idb';
import type { Intent } from '../domain/intent';
import { upgrade, version } from './idb-schema';
import { salvage } from './salvage';
import {
  type Durability,
  type IntentIndex,
  type OpenedStore,
  type ReadTx,
  type Rows,
  type Store,
  StoreError,
  type StoreName,
  type StoreTrouble,
  storeNames,
  type WriteTx,
} from './store';

export const databaseName = 'mail-quick-edit';

const named: Readonly<Record<string, StoreTrouble>> = {
  VersionError: 'newer',
  QuotaExceededError: 'full',
  SecurityError: 'unavailable',
  NotSupportedError: 'unavailable',
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');
const troubleOf = (error: unknown): StoreTrouble => named[nameOf(error)] ?? 'corrupt';

/** Resolves with the open database or rejects with a `StoreError`. */
function connect(factory: IDBFactory): Promise<IDBPDatabase> {
  return new Promise((resolve, reject) => {
    const refuse = (trouble: StoreTrouble, cause?: unknown) => reject(new StoreError(trouble, { cause }));
    let request: IDBOpenDBRequest;
    try {
      request = factory.open(databaseName, version);
    } catch (error) {
      refuse(troubleOf(error), error);
      return;
    }
    let late = false;
    request.onupgradeneeded = ({ oldVersion }) => upgrade(request, oldVersion);
    request.onblocked = () => {
      late = true;
      refuse('blocked');
    };
    request.onerror = () => refuse(troubleOf(request.error), request.error);
    request.onsuccess = () => {
      if (late) request.result.close();
      else resolve(wrap(request.result));
    };
  });
}

/** First and last by name of the states that are not settled: no other lies between them, so one question finds all. */
const openStates = ['inFlight', 'unknown'] as const satisfies Intent['state'][];

type AnyTx = Pick<IDBPTransaction<unknown, string[], 'readonly'>, 'done' | 'abort'>;

const reader = <Mode extends IDBTransactionMode>(tx: IDBPTransaction<unknown, string[], Mode>): ReadTx => ({
  get: <Name extends StoreName>(store: Name, key: string): Promise<Rows[Name] | undefined> =>
    tx.objectStore(store).get(key),
  all: <Name extends StoreName>(store: Name): Promise<Rows[Name][]> => tx.objectStore(store).getAll(),
  intents: (by: IntentIndex) => {
    const store = tx.objectStore('intents');
    if (by.by === 'open') return store.index('state').getAll(IDBKeyRange.bound(...openStates));
    if (by.by === 'state') return store.index('state').getAll(by.state);
    if (by.by === 'parent') return store.index('parent').getAll(by.parent);
    return store.index('resource').getAll([by.account, by.resource]);
  },
});

/** What the browser did not finish, told apart from what the body threw. */
const asStoreError = (error: unknown): unknown =>
  error instanceof DOMException ? new StoreError(troubleOf(error), { cause: error }) : error;

function createStore(factory: IDBFactory, first: IDBPDatabase): Store {
  let open: Promise<IDBPDatabase> | null = null;
  const keep = (database: IDBPDatabase): IDBPDatabase => {
    const forget = () => {
      open = null;
    };
    database.addEventListener('close', forget);
    // A newer version of the program wants to upgrade: let go, and find out at the next use.
    database.addEventListener('versionchange', () => {
      database.close();
      forget();
    });
    return database;
  };
  open = Promise.resolve(keep(first));
  const database = (): Promise<IDBPDatabase> => {
    open ??= connect(factory).then(keep);
    open.catch(() => {
      open = null;
    });
    return open;
  };
  const begin = async <Mode extends 'readonly' | 'readwrite'>(mode: Mode, durability: Durability) => {
    const start = async () => (await database()).transaction([...storeNames], mode, { durability });
    try {
      return await start();
    } catch (error) {
      if (nameOf(error) !== 'InvalidStateError') throw asStoreError(error);
      open = null;
      return start();
    }
  };
  const finish = async <Result>(tx: AnyTx, body: () => Promise<Result>): Promise<Result> => {
    const done = tx.done.then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    let result: Result;
    try {
      result = await body();
    } catch (error) {
      try {
        tx.abort();
      } catch {
        // It was aborted by the browser, which is why the body failed.
      }
      await done;
      throw asStoreError(error);
    }
    const failed = await done;
    if (failed) throw asStoreError(failed.error);
    return result;
  };
  return {
    read: async (body) => {
      const tx = await begin('readonly', 'relaxed');
      // What was read is read: nobody waits for the transaction's end.
      tx.done.catch(() => undefined);
      try {
        return await body(reader(tx));
      } catch (error) {
        throw asStoreError(error);
      }
    },
    write: async (durability, body) => {
      const tx = await begin('readwrite', durability);
      const writer: WriteTx = {
        ...reader(tx),
        put: async (store, row) => void (await tx.objectStore(store).put(row)),
        delete: async (store, key) => tx.objectStore(store).delete(key),
      };
      return finish(tx, () => body(writer));
    },
    close: () => {
      open?.then((each) => each.close()).catch(() => undefined);
      open = null;
    },
  };
}

/** Deletes the database; only after the person said so. */
const reset = (factory: IDBFactory): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = factory.deleteDatabase(databaseName);
    request.onsuccess = () => resolve();
    request.onblocked = () => reject(new StoreError('blocked'));
    request.onerror = () => reject(new StoreError(troubleOf(request.error), { cause: request.error }));
  });

/** For a database that opened once and failed later, too. */
export const brokenIdb = (factory: IDBFactory, trouble: StoreTrouble): OpenedStore & { state: 'broken' } => ({
  state: 'broken',
  trouble,
  salvage: (now) => salvage(factory, databaseName, now),
  reset: () => reset(factory),
});

/** `factory` is the browser's `indexedDB`, or a likeness of it. Never rejects: what is wrong is a state. */
export async function openIdbStore(factory: IDBFactory): Promise<OpenedStore> {
  try {
    const database = await connect(factory);
    const missing = storeNames.some((name) => !database.objectStoreNames.contains(name));
    if (!missing) return { state: 'ready', store: createStore(factory, database) };
    database.close();
    throw new StoreError('corrupt');
  } catch (error) {
    return brokenIdb(factory, error instanceof StoreError ? error.trouble : 'corrupt');
  }
}
