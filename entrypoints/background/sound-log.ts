import { beginLog } from '../../lib/outbox/idb-log';
import type { Store } from '../../lib/outbox/store';
import type { Item } from '../../lib/settings/setting';

/** Once in a life of the browser, which may have been killed before it: `begun` ends with the browser. Never rejects. */
export async function soundLog(factory: IDBFactory, begun: Item<boolean>): Promise<void> {
  try {
    if (await begun.get()) return;
    if (await beginLog(factory)) await begun.set(true);
  } catch {
    // Tried again when the next worker starts, as where it could not be done.
  }
}

/** Nothing is written before `sound`. */
export const writingAfter = (sound: Promise<void>, store: Store): Store => ({
  ...store,
  async write(durability, body) {
    await sound;
    return store.write(durability, body);
  },
});
