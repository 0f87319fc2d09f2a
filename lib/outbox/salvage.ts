import type { OutboxExport } from './store';

const words = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

/** Whatever version is there, opened as it is. */
function openAny(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name);
    // Nothing was there: do not make an empty one.
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('blocked'));
  });
}

/** Row by row, so that one that cannot be read costs only itself. */
function rowsOf(database: IDBDatabase, store: string, damaged: string[]): Promise<unknown[]> {
  return new Promise((resolve) => {
    const rows: unknown[] = [];
    const stop = (error: unknown) => {
      damaged.push(`${store}: ${words(error)}`);
      resolve(rows);
    };
    try {
      const request = database.transaction(store).objectStore(store).openCursor();
      request.onerror = () => stop(request.error);
      request.onsuccess = () => {
        const cursor = request.result;
        if (!cursor) {
          resolve(rows);
          return;
        }
        try {
          rows.push(cursor.value);
          cursor.continue();
        } catch (error) {
          stop(error);
        }
      };
    } catch (error) {
      stop(error);
    }
  });
}

/** What can still be read of a database that the program cannot use. Never throws: what fails is listed in `damaged`. */
export async function salvage(factory: IDBFactory, name: string, now: number): Promise<OutboxExport> {
  const damaged: string[] = [];
  const saved: OutboxExport = {
    format: 'mail-quick-edit-outbox',
    version: 1,
    exportedAt: now,
    intents: [],
    drafts: [],
    damaged,
  };
  try {
    const database = await openAny(factory, name);
    for (const store of ['intents', 'drafts'] as const) {
      saved[store] = await rowsOf(database, store, damaged);
    }
    database.close();
  } catch (error) {
    damaged.push(words(error));
  }
  return saved;
}
