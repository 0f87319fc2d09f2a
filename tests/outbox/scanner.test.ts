import { describe, expect, it } from 'vitest';
import { Failure } from '../../lib/domain/failure';
import type { Gate } from '../../lib/outbox/contract';
import { pageKey, type ScanHead } from '../../lib/outbox/scan';
import { createScanCache, type Kept, readPage } from '../../lib/outbox/scanner';
import { start } from './support/bench';
import { createDesk, type DeskPort } from './support/desk';

const key = 'me notes.list';
const row = { id: 'feishu.notes.list', limits: [] };
const nothing: Kept = { head: undefined, quiet: 0 };
const head = (to: Partial<ScanHead> = {}): ScanHead => ({
  ...{ key, row: 'head', startedAt: start, pages: 0, failures: 0, readyAt: start, ...to },
});

/** A desk that reads pages as a test says. */
function reader(
  page: (gate: Gate, cursor: string | undefined) => Promise<{ rows: unknown[]; next?: string }>,
  to: Parameters<typeof createDesk>[1] = {},
) {
  const desk = createDesk({}, to);
  const source = {
    operation: 'notes.list',
    disturbedBy: [],
    page: (port: DeskPort, cursor?: string) => page(port.gate, cursor),
  };
  const need = () => ({ key, account: 'me', source, by: new Map([['a', start]]), forLook: true });
  return {
    ...desk,
    read: (kept: Kept = nothing) => readPage(desk.kit, need(), kept),
    keepScans: (...rows: object[]) =>
      desk.store.write('strict', async (tx) => {
        for (const one of rows) await tx.put('scans', one as never);
      }),
    slots: async () => (await desk.lane('notes.list'))?.log ?? [],
  };
}

describe('a page of a list', () => {
  it('begins its list with its slot, both or none', async () => {
    const seen: unknown[] = [];
    const desk = reader(async (gate) => {
      seen.push(await desk.scans(), await desk.slots());
      await gate(row);
      seen.push(await desk.scans(), await desk.slots());
      return { rows: ['one'], next: 'more' };
    });
    expect(await desk.read()).toBe(0);
    expect(seen).toEqual([[], [], [head()], [start]]);
    expect(await desk.scans()).toContainEqual(head({ pages: 1, cursor: 'more' }));
  });

  it('goes on where the last one ended', async () => {
    const cursors: unknown[] = [];
    const desk = reader(async (gate, cursor) => {
      cursors.push(cursor);
      await gate(row);
      return { rows: ['two'] };
    });
    const begun = head({ pages: 1, cursor: 'more' });
    await desk.keepScans(begun, { key: pageKey(key, 0), row: 'page', rows: ['one'] });
    desk.pass(1000);
    await desk.read({ head: begun, quiet: 0 });
    expect(cursors).toEqual(['more']);
    const list = await createScanCache(desk.kit)(key);
    expect(list.scan).toEqual({ rows: ['one', 'two'], startedAt: start, complete: true });
  });

  it('takes a second slot for a second call, and begins nothing twice', async () => {
    const desk = reader(async (gate) => {
      await gate(row);
      await gate(row);
      return { rows: [] };
    });
    expect(await desk.read()).toBe(0);
    expect(await desk.slots()).toEqual([start, start]);
    expect(await desk.scans()).toContainEqual(head({ pages: 1, completedAt: start }));
  });

  it('is not asked for where another context has begun the list meanwhile', async () => {
    const others = head({ startedAt: start - 1 });
    let asked = false;
    const desk = reader(async (gate) => {
      await desk.keepScans(others);
      await gate(row);
      asked = true;
      return { rows: [] };
    });
    expect(await desk.read()).toBe(0);
    expect([asked, await desk.slots(), await desk.scans()]).toEqual([false, [], [others]]);
  });

  it('is not asked for where a write that moves rows is under way by now', async () => {
    const shifts = { key: `${key} shifts`, row: 'shifts', until: { b: start + 1 } };
    const desk = reader(async (gate) => {
      await desk.keepScans(shifts);
      await gate(row);
      return { rows: [] };
    });
    expect(await desk.read()).toBe(0);
    expect([await desk.slots(), await desk.scans()]).toEqual([[], [shifts]]);
  });

  it('waits for its slot under one name', async () => {
    const names: string[] = [];
    const tickets = {
      ask: async (_lane: string, _class: string, id: string) => {
        names.push(id);
        return { at: start + 5000, expires: start + 60_000 };
      },
    };
    const desk = reader(
      async (gate) => {
        await gate(row);
        return { rows: [] };
      },
      { tickets },
    );
    expect(await desk.read()).toBe(start + 5000);
    expect(await desk.scans()).toEqual([head()]);
    desk.pass(1000);
    expect(await desk.read({ head: head(), quiet: 0 })).toBe(start + 5000);
    expect(names).toEqual([`${key} ${start} 0`, `${key} ${start} 0`]);
  });

  it('that could not be asked for is a failure of its list all the same', async () => {
    const desk = reader(async () => {
      throw new Failure({ kind: 'offline', execution: 'notExecuted' });
    });
    const again = await desk.read();
    expect(again).toBeGreaterThan(start);
    expect(await desk.scans()).toEqual([head({ failures: 1, readyAt: again })]);
    expect(await desk.slots()).toEqual([]);
  });
});

describe('what is kept of a list', () => {
  it('is read with its rows while it may be looked into, and without where it is too old', async () => {
    const desk = createDesk();
    const whole = head({ pages: 1, completedAt: start });
    await desk.store.write('strict', async (tx) => {
      await tx.put('scans', whole);
      await tx.put('scans', { key: pageKey(key, 0), row: 'page', rows: ['one'] });
    });
    const scan = { rows: ['one'], startedAt: start, complete: true };
    const kept = { head: whole, quiet: 0 };
    expect(await createScanCache(desk.kit)(key)).toEqual({ ...kept, scan });
    desk.pass(desk.kit.policy.scanFresh + 1);
    expect(await createScanCache(desk.kit)(key)).toEqual({ ...kept, scan: null });
    expect(await createScanCache(desk.kit)(key, 'ofAnyAge')).toEqual({ ...kept, scan });
  });
});
