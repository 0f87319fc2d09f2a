import type { OpenedStore } from './store';

export const databaseName = 'mail-quick-edit';

/** `factory` is the browser's `indexedDB`, or a likeness of it. Never rejects: what is wrong is a state. */
export async function openIdbStore(_factory: IDBFactory): Promise<OpenedStore> {
  throw new Error('not wired');
}
