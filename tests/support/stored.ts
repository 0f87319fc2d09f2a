import type { Page } from 'puppeteer-core';

/** All that the extension has stored, as text: both key-value stores, and every database as far as it can be read. */
export const everythingStored = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const { chrome, browser } = globalThis as unknown as Record<
      string,
      typeof import('webextension-polyfill')
    >;
    const { storage } = browser ?? chrome ?? {};
    const found: unknown[] = [await storage?.local.get(), await storage?.session.get(), { ...localStorage }];
    const done = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const readable = (_key: string, value: unknown) => {
      const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
      return bytes instanceof Uint8Array ? new TextDecoder('latin1').decode(bytes) : value;
    };
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue;
      const db = await done(indexedDB.open(name));
      for (const store of db.objectStoreNames) {
        const rows = db.transaction(store).objectStore(store);
        found.push(name, store, await done(rows.getAllKeys()), await done(rows.getAll()));
      }
      db.close();
    }
    return JSON.stringify(found, readable);
  });
