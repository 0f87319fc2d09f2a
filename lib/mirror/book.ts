import { likelyKey } from '../contacts/keys';
import type { AddressMatch, BookPage, Completeness, ContactBook, MirrorContact } from '../contacts/mirror';
import { mirrorContact } from '../contacts/to-mirror';
import { addressKey } from '../domain/address';
import type { MirrorStore, ReadTx } from './database';
import { type MirrorPolicy, staleAfter } from './policy';
import { type ContactRow, rowKey, type WalkRow } from './rows';
import type { Texts } from './texts';
import { untilWritten } from './until-written';

const listed = 100;
const perPage = 20;

const shown = ({ account, record, seenAt, source }: ContactRow): MirrorContact =>
  mirrorContact(account, record, { seenAt, source });

/** Seen lately, and met by the last walk. */
export const isKnown = (row: ContactRow, pages: number, now: number, policy: MirrorPolicy): boolean =>
  row.missed === 0 && now - row.seenAt <= staleAfter(policy, pages) && row.seenAt <= now + policy.skew;

/** When the walk under way will end, at the pace it may go at; nobody knows before one has ended. */
function expected(walk: WalkRow, policy: MirrorPolicy, perMinute: number): number | null {
  if (!walk.walking || walk.total === null || walk.stopped) return null;
  const left = Math.max(1, Math.ceil(walk.total / perPage) - walk.pages);
  const rate = Math.max(1, Math.floor(perMinute * (walk.fast ? policy.fillShare : policy.refreshShare)));
  return walk.readyAt + Math.max(0, Math.ceil(left / rate) - 1) * 60_000;
}

export function completenessOf(
  walk: WalkRow | undefined,
  held: number,
  policy: MirrorPolicy,
  perMinute = perPage,
): Completeness {
  if (!walk) {
    const none = { total: null, doneAt: null, expectedAt: null, staleAt: null };
    return { done: false, pages: 0, held, ...none, withheld: false };
  }
  return {
    ...{ done: walk.doneAt !== null, held, total: walk.total, doneAt: walk.doneAt, withheld: walk.withheld },
    pages: walk.walking ? walk.pages : walk.donePages,
    expectedAt: expected(walk, policy, perMinute),
    staleAt: walk.doneAt === null ? null : walk.doneAt + staleAfter(policy, walk.donePages),
  };
}

const held = (tx: ReadTx, account: string) =>
  tx
    .objectStore('contacts')
    .index('listed')
    .count(IDBKeyRange.bound([account, ''], [account, '\uffff']));

/** Reads by key: an answer costs the same for ten contacts and a hundred thousand. */
export function createBook(
  store: MirrorStore,
  texts: Texts,
  policy: MirrorPolicy,
  now: () => number,
): ContactBook {
  /** Reading a letter looks at ten pages, opening a list at one; counting takes as long as there are contacts. */
  const pages = untilWritten<BookPage>(store, 12);
  const counts = untilWritten<Completeness>(store, 12);
  const knownRows = (rows: readonly ContactRow[], walks: ReadonlyMap<string, WalkRow>): ContactRow[] =>
    rows
      .filter((row) => isKnown(row, walks.get(row.account)?.donePages ?? 0, now(), policy))
      .sort((a, b) => b.seenAt - a.seenAt);

  /** All at once: a chip waits for this. */
  async function look(
    tx: ReadTx,
    asked: Promise<WalkRow[]>,
    account: string | null,
    address: string,
  ): Promise<AddressMatch> {
    const found = tx.objectStore('contacts').index('found');
    const [very, alike, rows] = await Promise.all([
      found.getAll(`a:${addressKey(address)}`),
      found.getAll(`l:${likelyKey(address)}`),
      asked,
    ]);
    const walks = new Map(rows.map((row) => [row.account, row]));
    const walk = walks.get(account ?? '');
    const of = (all: ContactRow[]) => all.filter((row) => account === null || row.account === account);
    const exact = knownRows(of(very), walks);
    const keys = new Set(very.map(({ key }) => key));
    const likely = knownRows(
      of(alike).filter(({ key }) => !keys.has(key)),
      walks,
    );
    return {
      ...{ exact: exact.map(shown), likely: likely.map(shown) },
      ...{ since: walk?.doneFrom ?? null, withheld: walk?.withheld ?? false },
    };
  }
  const walksIn = (tx: ReadTx) => tx.objectStore('walks').getAll();

  return {
    byAddress: (account, address) => store.read((tx) => look(tx, walksIn(tx), account, address)),
    byAddresses: (account, addresses) =>
      store.read((tx) => {
        const asked = walksIn(tx);
        return Promise.all(addresses.map((address) => look(tx, asked, account, address)));
      }),
    async byId(account, id) {
      const row = await store.read((tx) => tx.objectStore('contacts').get(rowKey(account, id)));
      return row ? shown(row) : null;
    },
    async search(query, limit, account = null) {
      const mine = `${account} `;
      const hits = await texts.find(query, limit, (key) => account === null || key.startsWith(mine));
      const rows = await store.read((tx) =>
        Promise.all(hits.map(({ key }) => tx.objectStore('contacts').get(key))),
      );
      return hits.flatMap(({ where }, index) => {
        const row = rows[index];
        return row ? [{ contact: shown(row), where }] : [];
      });
    },
    async find(query, limit, account) {
      const mine = `${account} `;
      const hits = await texts.find(query, limit, (key) => key.startsWith(mine));
      return hits.map(({ key, where, shown: line }) => ({
        ...{ account, id: key.slice(mine.length), where },
        ...line,
      }));
    },
    all: (account, cursor, most = listed) =>
      pages(JSON.stringify([account, cursor, most]), () =>
        store.read(async (tx) => {
          const [order, key] = cursor === undefined ? [''] : cursor.split('\n');
          const range = IDBKeyRange.bound([account, order ?? ''], [account, '\uffff']);
          // Names may be the same: within one, rows lie by key.
          const before = (row: ContactRow) => key !== undefined && row.order === order && row.key <= key;
          const index = tx.objectStore('contacts').index('listed');
          for (let count = cursor === undefined ? most + 1 : 2 * most; ; count *= 2) {
            const read = await index.getAll(range, count);
            const rows = read.filter((row) => !before(row));
            if (rows.length <= most && read.length === count) continue;
            const last = rows.length > most ? rows[most - 1] : undefined;
            return {
              rows: rows.slice(0, most).map(shown),
              ...(last ? { next: `${last.order}\n${last.key}` } : {}),
            };
          }
        }),
      ),
    completeness: (account) =>
      counts(account, () =>
        store.read(async (tx) => {
          const [walk, count] = await Promise.all([tx.objectStore('walks').get(account), held(tx, account)]);
          return completenessOf(walk, count, policy);
        }),
      ),
  };
}
