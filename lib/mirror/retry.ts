import type { WriteTx } from './database';
import type { WalkRow } from './rows';
import { newWalk } from './walk';

/** What held a walk up may have passed. */
export const unstuck = (row: WalkRow, now: number): WalkRow =>
  row.stopped !== null || row.failures > 0
    ? { ...row, stopped: null, failures: 0, readyAt: Math.min(row.readyAt, now) }
    : row;

/** The person asked for the list to be read again now. */
export const hurried = (row: WalkRow, now: number): WalkRow => ({
  ...row,
  ...{ fast: true, stopped: null, failures: 0, readyAt: now },
});

/** Where none was yet, one that begins at `readyAt` is changed. */
export async function changeWalk(
  tx: WriteTx,
  account: string,
  readyAt: number,
  to: (row: WalkRow) => WalkRow,
): Promise<void> {
  const walks = tx.objectStore('walks');
  await walks.put(to((await walks.get(account)) ?? newWalk(account, readyAt)));
}

/** What held lists up may have passed. */
export async function unstickLists(tx: WriteTx, now: number): Promise<void> {
  for (const row of await tx.objectStore('lists').getAll()) {
    if (row.failures === 0) continue;
    const readyAt = Math.min(row.readyAt, now);
    await tx.objectStore('lists').put({ ...row, failures: 0, triedAt: 0, readyAt });
  }
}
