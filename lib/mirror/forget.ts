import type { WriteTx } from './database';
import { rowsOf } from './rows';
import { putTexts } from './texts';
import { newWalk } from './walk';

/** What was read of an account, and the marks of what it deleted. */
async function drop(tx: WriteTx, account: string): Promise<void> {
  const range = rowsOf(account);
  const keys = await tx.objectStore('contacts').getAllKeys(range);
  await tx.objectStore('contacts').delete(range);
  await tx.objectStore('gone').delete(range);
  await tx.objectStore('lists').delete(range);
  await putTexts(tx, new Map(keys.map((key) => [key, ''])));
}

/** Signed out is signed out: names and addresses do not stay behind. */
export async function forgetOthers(tx: WriteTx, kept: readonly string[]): Promise<void> {
  const listed = (await tx.objectStore('lists').getAll()).map(({ account }) => account);
  for (const account of new Set([...(await tx.objectStore('walks').getAllKeys()), ...listed])) {
    if (kept.includes(account)) continue;
    await drop(tx, account);
    await tx.objectStore('walks').delete(account);
    await tx.objectStore('apart').delete(rowsOf(account));
  }
}

/** Empties the copy of an account, which is read anew from `now` on. */
export async function clear(tx: WriteTx, account: string, now: number): Promise<void> {
  const walks = tx.objectStore('walks');
  const row = await walks.get(account);
  await drop(tx, account);
  const fresh = newWalk(account, now);
  // Counted on: an answer that is still under way belongs to no walk of the new row.
  const { walk: count = 0, tick = 0, month = '', calls = 0 } = row ?? {};
  await walks.put({ ...fresh, walk: count + 1, tick: tick + 1, month, calls });
}
