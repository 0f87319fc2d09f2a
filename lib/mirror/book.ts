import { likelyKey } from '../contacts/keys';
import type { Completeness, ContactBook, MirrorContact } from '../contacts/mirror';
import { mirrorContact } from '../contacts/to-mirror';
import { addressKey } from '../domain/address';
import type { MirrorStore, ReadTx } from './database';
import { type MirrorPolicy, staleAfter } from './policy';
import { type ContactRow, rowKey, type WalkRow } from './rows';
import type { Texts } from './texts';

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
  async function knownRows(tx: ReadTx, rows: readonly ContactRow[]): Promise<ContactRow[]> {
    const known: ContactRow[] = [];
    for (const row of rows) {
      const walk = await tx.objectStore('walks').get(row.account);
      if (isKnown(row, walk?.donePages ?? 0, now(), policy)) known.push(row);
    }
    return known.sort((a, b) => b.seenAt - a.seenAt);
  }

  return {
    byAddress: (account, address) =>
      store.read(async (tx) => {
        const found = tx.objectStore('contacts').index('found');
        const [very, alike, walk] = await Promise.all([
          found.getAll(`a:${addressKey(address)}`),
          found.getAll(`l:${likelyKey(address)}`),
          account === null ? undefined : tx.objectStore('walks').get(account),
        ]);
        const of = (rows: ContactRow[]) => rows.filter((row) => account === null || row.account === account);
        const exact = await knownRows(tx, of(very));
        const keys = new Set(very.map(({ key }) => key));
        const likely = await knownRows(
          tx,
          of(alike).filter(({ key }) => !keys.has(key)),
        );
        return {
          ...{ exact: exact.map(shown), likely: likely.map(shown) },
          ...{ since: walk?.doneFrom ?? null, withheld: walk?.withheld ?? false },
        };
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
    all: (account, cursor) =>
      store.read(async (tx) => {
        const [order, key] = cursor === undefined ? [''] : cursor.split('\n');
        const range = IDBKeyRange.bound([account, order ?? ''], [account, '\uffff']);
        const rows: ContactRow[] = [];
        // Names may be the same: within one, rows lie by key.
        const before = (row: ContactRow) => key !== undefined && row.order === order && row.key <= key;
        let at = await tx.objectStore('contacts').index('listed').openCursor(range);
        for (; at && rows.length <= listed; at = await at.continue()) {
          if (!before(at.value)) rows.push(at.value);
        }
        const last = rows[listed - 1];
        const more = rows.length > listed && last;
        return {
          rows: rows.slice(0, listed).map(shown),
          ...(more ? { next: `${last.order}\n${last.key}` } : {}),
        };
      }),
    completeness: (account) =>
      store.read(async (tx) => {
        const [walk, count] = await Promise.all([tx.objectStore('walks').get(account), held(tx, account)]);
        return completenessOf(walk, count, policy);
      }),
  };
}
