import { searchLine, sortKey } from '../contacts/search-text';
import { mirrorContact } from '../contacts/to-mirror';
import type { Contact } from '../domain/contact';
import type { WriteTx } from './database';
import { type MirrorPolicy, restOf } from './policy';
import { type ContactRow, rowKey, type WalkRow } from './rows';

export const newWalk = (account: string, readyAt: number): WalkRow => ({
  ...{ account, readyAt, tick: 0, walk: 0, walking: false, fast: true, pages: 0, rows: 0 },
  ...{ startedTick: 0, startedAt: 0, failures: 0, restarts: 0, stopped: null, doneAt: null, doneFrom: null },
  ...{ total: null, donePages: 0, month: '', calls: 0, sawAddress: false, withheld: false },
});

/** The row with a walk begun, or begun again: what was met so far keeps its marks of the old walk. */
export const begun = ({ cursor: _, ...row }: WalkRow, now: number, again: boolean): WalkRow => ({
  ...row,
  ...{ walking: true, walk: row.walk + 1, tick: row.tick + 1, startedTick: row.tick + 1, startedAt: now },
  ...{ pages: 0, rows: 0, sawAddress: false, restarts: again ? row.restarts + 1 : 0 },
});

type Seen = Pick<ContactRow, 'seenAt' | 'source' | 'tick' | 'walk'>;

export function contactRow(account: string, record: Contact, seen: Seen): ContactRow {
  const { addresses, phones } = mirrorContact(account, record, seen);
  const found = new Set(addresses.flatMap(({ key, likely }) => [`a:${key}`, `l:${likely}`]));
  for (const { key } of phones) if (key !== '') found.add(`p:${key}`);
  return {
    ...{ key: rowKey(account, record.id), account, id: record.id, record, found: [...found], missed: 0 },
    order: sortKey(record.name ?? ''),
    text: searchLine(record),
    ...seen,
  };
}

/** Changed search lines, by row key; '' = gone. */
export type TextChanges = Map<string, string>;

/** Stores a page that was asked for at `asked` (a tick) and `askedAt` (epoch ms). Own writes after that know better. */
export async function applyPage(
  tx: WriteTx,
  walk: WalkRow,
  asked: number,
  rows: readonly Contact[],
  askedAt: number,
): Promise<TextChanges> {
  const texts: TextChanges = new Map();
  const contacts = tx.objectStore('contacts');
  for (const shown of rows) {
    const key = rowKey(walk.account, shown.id);
    const [known, gone] = await Promise.all([contacts.get(key), tx.objectStore('gone').get(key)]);
    if (gone && gone.tick > asked) continue;
    if (known && known.tick > asked) {
      await contacts.put({ ...known, walk: walk.walk, missed: 0 });
      continue;
    }
    const seen = { seenAt: askedAt, source: 'list' as const, tick: asked, walk: walk.walk };
    // Where no row of the list shows one, the address we sent ourselves is all there is.
    const kept = walk.sawAddress ? undefined : known?.record.address;
    const record = kept === undefined ? shown : { address: kept, ...shown };
    const next = contactRow(walk.account, record, seen);
    if (known?.text !== next.text) texts.set(key, next.text);
    await contacts.put(next);
  }
  return texts;
}

const before = (account: string, walk: number) =>
  IDBKeyRange.bound([account, Number.NEGATIVE_INFINITY], [account, walk], false, true);

/**
 * The walk met the last page. A contact that it did not meet may have moved to a page that was read already: it is doubted
 * from now on, and gone when a second walk does not meet it either.
 */
export async function finish(
  tx: WriteTx,
  walk: WalkRow,
  now: number,
  policy: MirrorPolicy,
): Promise<{ row: WalkRow; texts: TextChanges }> {
  const { account } = walk;
  const texts: TextChanges = new Map();
  const contacts = tx.objectStore('contacts');
  let doubts = 0;
  for (const row of await contacts.index('walked').getAll(before(account, walk.walk))) {
    if (row.tick >= walk.startedTick) continue;
    if (row.missed > 0) {
      texts.set(row.key, '');
      await contacts.delete(row.key);
      continue;
    }
    doubts += 1;
    await contacts.put({ ...row, missed: 1 });
  }
  for (const { key, tick } of await tx.objectStore('gone').index('account').getAll(account)) {
    if (tick < walk.startedTick) await tx.objectStore('gone').delete(key);
  }
  const { cursor: _, ...rest } = walk;
  const apart = restOf(policy, walk.pages);
  const row: WalkRow = {
    ...rest,
    ...{ walking: false, fast: false, failures: 0, restarts: 0, stopped: null },
    ...{ doneAt: now, doneFrom: walk.startedAt, total: walk.rows, donePages: walk.pages },
    withheld: walk.rows > 0 && !walk.sawAddress,
    readyAt: now + (doubts > 0 ? Math.min(policy.confirm, apart) : apart),
  };
  return { row, texts };
}
