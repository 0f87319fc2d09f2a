import type { Page } from 'puppeteer-core';
import { mostLines } from '../../lib/contacts/search-begins';
import { searchTable } from '../../lib/contacts/search-bits';
import { createSearchIndex, type PackedSegment } from '../../lib/contacts/search-index';
import type { Contact } from '../../lib/domain/contact';
import { contactRow, newWalk } from '../../lib/mirror/walk';
import { connect } from '../support/connect';
import { mirrorOf, speak } from '../support/speak';
import type { World } from '../support/world';
import { person } from './people';

export const many = 100_000;
const piece = 4000;

/** Writes rows into a store of the mirror, in the extension's own page. */
const put = (page: Page, store: string, rows: readonly object[]) =>
  page.evaluate(
    (name, values) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('mail-quick-edit-mirror');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const tx = request.result.transaction(name, 'readwrite');
          for (const value of values) tx.objectStore(name).put(value);
          tx.onabort = () => reject(tx.error);
          tx.oncomplete = () => {
            request.result.close();
            resolve();
          };
        };
      }),
    store,
    rows,
  );

/** A packed segment as the worker stores it: its arrays go to the page as text. */
async function putSegment(page: Page, segment: PackedSegment): Promise<void> {
  const { bits, begins } = searchTable(segment.texts, segment.keys.split('\n').length);
  const told = Object.entries({ bits, ...begins }).map(([name, array]) => ({
    name,
    wide: array instanceof Uint32Array,
    text: Buffer.from(array.buffer).toString('base64'),
  }));
  await page.evaluate(
    (parts, row) =>
      new Promise<void>((resolve, reject) => {
        const arrays: Record<string, Uint32Array | Uint16Array> = {};
        for (const { name, wide, text } of parts) {
          const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
          arrays[name] = wide ? new Uint32Array(bytes.buffer) : new Uint16Array(bytes.buffer);
        }
        const { bits: columns, ...heads } = arrays;
        const request = indexedDB.open('mail-quick-edit-mirror');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const tx = request.result.transaction('segments', 'readwrite');
          tx.objectStore('segments').add({ ...row, packed: true, table: { bits: columns, begins: heads } });
          tx.onabort = () => reject(tx.error);
          tx.oncomplete = () => {
            request.result.close();
            resolve();
          };
        };
      }),
    told,
    segment,
  );
}

/** A world whose mirror holds `many` contacts, and `more` of them; its desk and account. */
export async function fill(
  world: World,
  more: readonly Contact[] = [],
): Promise<{ desk: Page; account: string }> {
  await connect(world);
  const desk = await world.extension.desk();
  const { account } = await mirrorOf(world.extension);
  await speak(world.extension, 'contacts.byAddress', { address: 'nobody@nowhere.example' });
  const now = Date.now();
  const seen = { seenAt: now, source: 'list', tick: 1, walk: 1 } as const;
  const keys: string[] = [];
  const texts: string[] = [];
  for (let from = 0; from < many; from += piece) {
    const people = Array.from({ length: piece }, (_, at) => person(from + at));
    const rows = (from === 0 ? [...more, ...people] : people).map((one) => contactRow(account, one, seen));
    await put(desk, 'contacts', rows);
    for (const { key, text } of rows) {
      keys.push(key);
      texts.push(text);
    }
  }
  const index = createSearchIndex();
  index.add({ keys: keys.join('\n'), texts: texts.join('\n') });
  for (const segment of index.packed(mostLines)) await putSegment(desk, segment);
  const done = { doneAt: now, doneFrom: now, total: many, donePages: many / 20 };
  await put(desk, 'walks', [
    { ...newWalk(account, now + 86_400_000), ...done, walk: 1, tick: 2, fast: false },
  ]);
  const held = await speak(world.extension, 'contacts.get', { id: person(7).id });
  if (!held) throw new Error('not filled');
  return { desk, account };
}
