import type { Kit } from './kit';
import { pageKey, type ScanHead, type ScanShifts, scanKey } from './scan';
import type { ReadTx, WriteTx } from './store';

const shiftsKey = (scan: string) => `${scan} shifts`;

export async function readHead(tx: ReadTx, key: string): Promise<ScanHead | undefined> {
  const row = await tx.get('scans', key);
  return row?.row === 'head' ? row : undefined;
}

export async function readShifts(tx: ReadTx, scan: string): Promise<ScanShifts['until']> {
  const row = await tx.get('scans', shiftsKey(scan));
  return row?.row === 'shifts' ? row.until : {};
}

/** From when on no write moves rows of this list from page to page; 0 = now. */
export const quietFrom = (until: ScanShifts['until']): number => Math.max(0, ...Object.values(until));

/**
 * A write that moves rows from page to page may be carried out between now and `until`: lists that are being read begin
 * again after that. `until` ≤ now: it is over.
 */
export async function disturb<Port>(
  kit: Kit<Port>,
  tx: WriteTx,
  write: { id: string; account: string; operation: string },
  until: number,
): Promise<void> {
  const now = kit.now();
  const keys = kit.deps.jobs
    .filter(({ scan }) => scan?.disturbedBy.includes(write.operation))
    .map(({ scan }) => scanKey(write.account, scan?.operation ?? ''));
  for (const key of new Set(keys)) {
    const head = await readHead(tx, key);
    if (head && head.completedAt === undefined) await dropScan(tx, head);
    const known = Object.entries(await readShifts(tx, key));
    const others = known.filter(([id, end]) => id !== write.id && end > now);
    const all = Object.fromEntries(until > now ? [...others, [write.id, until]] : others);
    await tx.put('scans', { key: shiftsKey(key), row: 'shifts', until: all });
  }
}

export async function dropScan(tx: WriteTx, head: ScanHead): Promise<void> {
  for (let page = 0; page < head.pages; page += 1) await tx.delete('scans', pageKey(head.key, page));
  await tx.delete('scans', head.key);
}
