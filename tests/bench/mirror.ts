import type { Page } from 'puppeteer-core';
import { createSearchIndex } from '../../lib/contacts/search-index';
import { rowKey } from '../../lib/mirror/rows';
import { contactRow, newWalk } from '../../lib/mirror/walk';
import { connect } from '../support/connect';
import { speak } from '../support/speak';
import { openWorld, startServices } from '../support/world';
import { type Figure, quantile, round } from './figure';
import { person } from './people';

const many = 100_000;
const piece = 4000;
const looks = 200;
/** As a person types them, letter by letter. */
const typed = [
  'wangwei',
  'muller',
  'otto kranz',
  '王伟',
  '杭州',
  'person.777',
  'hangzhou',
  'たなか',
  'zeng',
  'house12.ex',
];

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

/** Milliseconds until each message of one of the extension's pages is answered, on the page's own clock. */
const answered = (page: Page, envelopes: readonly { message: string; input: object }[]): Promise<number[]> =>
  page.evaluate(async (all) => {
    const { chrome } = globalThis as unknown as Record<string, typeof import('webextension-polyfill')>;
    const times: number[] = [];
    for (const envelope of all) {
      const began = performance.now();
      await chrome?.runtime.sendMessage(envelope);
      times.push(performance.now() - began);
    }
    return times;
  }, envelopes);

async function fill(desk: Page, account: string): Promise<void> {
  const now = Date.now();
  const seen = { seenAt: now, source: 'list', tick: 1, walk: 1 } as const;
  const keys: string[] = [];
  const texts: string[] = [];
  for (let from = 0; from < many; from += piece) {
    const rows = Array.from({ length: piece }, (_, at) => contactRow(account, person(from + at), seen));
    await put(desk, 'contacts', rows);
    for (const { key, text } of rows) {
      keys.push(key);
      texts.push(text);
    }
  }
  const index = createSearchIndex();
  index.add({ keys: keys.join('\n'), texts: texts.join('\n') });
  for (const [seq, segment] of index.packed(5000).entries()) {
    await put(desk, 'segments', [{ ...segment, seq: seq + 1, packed: true }]);
  }
  const walk = newWalk(account, now + 86_400_000);
  const done = {
    doneAt: now,
    doneFrom: now,
    total: many,
    donePages: many / 20,
    walk: 1,
    tick: 2,
    fast: false,
  };
  await put(desk, 'walks', [{ ...walk, ...done }]);
}

/** The mirror with 100,000 contacts: what a chip, a key press and the first list wait for. */
export async function* mirror(): AsyncGenerator<Figure> {
  const services = await startServices();
  const world = await openWorld('chromium', { services });
  try {
    await connect(world);
    const desk = await world.extension.desk();
    await speak(world.extension, 'mirror.state', {});
    const [{ id: account = '' } = {}] = (
      (await speak(world.extension, 'state.get', {})) as { accounts: { id: string }[] }
    ).accounts;
    await speak(world.extension, 'contacts.byAddress', { address: 'nobody@nowhere.example' });
    await fill(desk, account);
    const held = (await speak(world.extension, 'contacts.get', { id: person(7).id })) as {
      id: string;
    } | null;
    if (held?.id !== person(7).id) throw new Error(`not filled: ${rowKey(account, person(7).id)}`);

    const known = Array.from({ length: looks }, (_, at) => ({
      message: 'known.get',
      input: { address: person((at * 7919) % many).address ?? '' },
    }));
    const chip = await answered(desk, known);
    // A message that asks the worker for next to nothing, in the same minute.
    const idle = await answered(
      desk,
      known.map(() => ({ message: 'account.redirect', input: { brand: 'feishu' } })),
    );
    const baseline = round(quantile(idle, 0.95));
    yield { name: 'chip known p95', value: round(quantile(chip, 0.95)), unit: 'ms', budget: 10, baseline };
    yield { name: 'chip known p50', value: round(quantile(chip, 0.5)), unit: 'ms' };

    const list = { message: 'contacts.search', input: { query: '', limit: 50 } };
    const opened = await answered(
      desk,
      Array.from({ length: 30 }, () => list),
    );
    yield { name: 'contact list open p95', value: round(quantile(opened, 0.95)), unit: 'ms', budget: 100 };

    const search = (query: string) => ({ message: 'contacts.search', input: { query, limit: 20 } });
    const [first = Number.NaN] = await answered(desk, [search('wang')]);
    yield { name: 'first search', value: round(first), unit: 'ms' };
    const words = typed.flatMap((word) => [...word].map((_, at) => search(word.slice(0, at + 1))));
    await answered(desk, words);
    const keys = await answered(desk, words);
    yield { name: 'search key p95', value: round(quantile(keys, 0.95)), unit: 'ms', budget: 16, baseline };
    yield { name: 'search key p50', value: round(quantile(keys, 0.5)), unit: 'ms' };

    const target = await world.extension.browser.waitForTarget((one) => one.type() === 'service_worker');
    const session = await target.createCDPSession();
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    yield { name: 'worker heap at 100,000 contacts', value: round(usedSize / 1e6), unit: 'MB', budget: 64 };
  } finally {
    await world.close();
    await services.close();
  }
}
