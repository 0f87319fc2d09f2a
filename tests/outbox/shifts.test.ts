import { describe, expect, it } from 'vitest';
import { pageKey, type ScanHead, type ScanRow } from '../../lib/outbox/scan';
import { disturb, dropScan, quietFrom, readHead, readShifts } from '../../lib/outbox/shifts';
import { start } from './support/bench';
import { createDesk } from './support/desk';

const key = 'me notes.list';
const shifts = `${key} shifts`;
const head = (to: Partial<ScanHead> = {}): ScanHead => ({
  ...{ key, row: 'head', startedAt: start, pages: 2, failures: 0, readyAt: start, ...to },
});
const page = (number: number) => ({ key: pageKey(key, number), row: 'page' as const, rows: [number] });
const write = (id: string, operation = 'notes.delete') => ({ id, account: 'me', operation });

function createShelf() {
  const desk = createDesk();
  const { kit } = desk;
  return {
    ...desk,
    put: (...rows: ScanRow[]) =>
      kit.write('strict', async (tx) => {
        for (const row of rows) await tx.put('scans', row);
      }),
    disturb: (...words: [ReturnType<typeof write>, number]) =>
      kit.write('relaxed', (tx) => disturb(kit, tx, ...words)),
    until: () => kit.read((tx) => readShifts(tx, key)),
    keys: async () => (await desk.scans()).map((row) => row.key),
  };
}

describe('a write that moves rows', () => {
  it('makes lists wait until it is over, each write for itself', async () => {
    const shelf = createShelf();
    expect(await shelf.until()).toEqual({});
    await shelf.disturb(write('a'), start + 5000);
    await shelf.disturb(write('b'), start + 9000);
    expect(await shelf.scans()).toEqual([
      { key: shifts, row: 'shifts', until: { a: start + 5000, b: start + 9000 } },
    ]);
    await shelf.disturb(write('a'), start + 7000);
    expect(await shelf.until()).toEqual({ a: start + 7000, b: start + 9000 });
    await shelf.disturb(write('b'), start);
    expect(await shelf.until()).toEqual({ a: start + 7000 });
    shelf.pass(7000);
    await shelf.disturb(write('c'), start + 7001);
    expect(await shelf.until()).toEqual({ c: start + 7001 });
  });

  it('is none where the list is not moved by it', async () => {
    const shelf = createShelf();
    await shelf.disturb(write('a', 'notes.create'), start + 5000);
    await shelf.disturb({ ...write('a'), account: 'you' }, start + 5000);
    expect(await shelf.until()).toEqual({});
    expect(await shelf.keys()).toEqual(['you notes.list shifts']);
  });

  it('lets go of a list that is being read, and not of one that was', async () => {
    const shelf = createShelf();
    await shelf.put(head(), page(0), page(1));
    await shelf.disturb(write('a'), start + 5000);
    expect(await shelf.keys()).toEqual([shifts]);
    await shelf.put(head({ completedAt: start }), page(0), page(1));
    await shelf.disturb(write('a'), start + 5000);
    expect(await shelf.keys()).toHaveLength(4);
  });
});

describe('a list', () => {
  it('is quiet from the last of its writes on', () => {
    expect(quietFrom({})).toBe(0);
    expect(quietFrom({ a: 3, b: 9, c: 4 })).toBe(9);
  });

  it('is told from its pages and from what moves it', async () => {
    const shelf = createShelf();
    await shelf.put(head(), page(0), { key: shifts, row: 'shifts', until: { a: 1 } });
    const { kit } = shelf;
    expect(await kit.read((tx) => readHead(tx, key))).toEqual(head());
    expect(await kit.read((tx) => readHead(tx, pageKey(key, 0)))).toBeUndefined();
    expect(await kit.read((tx) => readHead(tx, 'else'))).toBeUndefined();
    await shelf.put({ ...head(), key: shifts });
    expect(await shelf.until()).toEqual({});
  });

  it('goes with its pages, and nothing else does', async () => {
    const shelf = createShelf();
    await shelf.put(head(), page(0), page(1), page(2));
    await shelf.kit.write('relaxed', (tx) => dropScan(tx, head()));
    expect(await shelf.keys()).toEqual([pageKey(key, 2)]);
  });
});
