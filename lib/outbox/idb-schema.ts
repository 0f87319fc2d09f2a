/** Raised by one with each step below. */
export const version = 1;

/** One step per version, in order; a database of any older version runs those it lacks in one transaction. */
const steps: readonly ((database: IDBDatabase) => void)[] = [
  (database) => {
    const intents = database.createObjectStore('intents', { keyPath: 'id' });
    intents.createIndex('state', 'state');
    intents.createIndex('resource', ['account', 'resource']);
    for (const name of ['lanes', 'drafts', 'scans', 'meta']) {
      database.createObjectStore(name, { keyPath: 'key' });
    }
  },
];

export function upgrade(request: IDBOpenDBRequest, from: number): void {
  for (const step of steps.slice(from)) step(request.result);
}
