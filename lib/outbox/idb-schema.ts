/** Raised by one with each step below. */
export const version = 2;

/** One step per version, in order; a database of any older version runs those it lacks in one transaction. */
const steps: readonly ((database: IDBDatabase, transaction: IDBTransaction) => void)[] = [
  (database) => {
    const intents = database.createObjectStore('intents', { keyPath: 'id' });
    intents.createIndex('state', 'state');
    intents.createIndex('resource', ['account', 'resource']);
    for (const name of ['lanes', 'drafts', 'scans', 'meta']) {
      database.createObjectStore(name, { keyPath: 'key' });
    }
  },
  (_database, transaction) => void transaction.objectStore('intents').createIndex('parent', 'parent'),
];

export function upgrade(request: IDBOpenDBRequest, from: number): void {
  const { transaction } = request;
  if (!transaction) throw new Error('an upgrade runs in a transaction');
  for (const step of steps.slice(from)) step(request.result, transaction);
}
