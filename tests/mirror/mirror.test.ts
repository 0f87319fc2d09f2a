import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Mirror } from '../../lib/mirror/mirror';
import { account, type Bench, createBench, everything } from './service';

const hour = 3_600_000;
const day = 24 * hour;

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

/** A worker over a service with so many contacts, its first fill asked for. */
async function filled(count: number, shape = { size: 2, shifting: true }): Promise<[Bench, Mirror]> {
  const bench = createBench(shape);
  for (let at = 0; at < count; at += 1) bench.create(`Name ${at}`);
  const mirror = bench.worker();
  await mirror.refresh(account);
  return [bench, mirror];
}
const known = async (mirror: Mirror, id: string) =>
  (await mirror.book.byAddress(account, `C${id}@LIST.example`)).exact.map(({ name }) => name);

describe('the first fill', () => {
  it('begins by itself after a while, reads every page and says how far it is', async () => {
    const bench = createBench({ size: 2, shifting: false });
    for (let at = 0; at < 5; at += 1) bench.create(`Name ${at}`);
    const mirror = bench.worker();
    await mirror.schedule();
    expect(bench.wake).toBe(bench.now() + 30_000);
    bench.plans.push(
      { ends: 'answer', during: () => undefined },
      { ends: 'unavailable', during: () => undefined },
    );
    bench.jump(31_000);
    await mirror.run();
    await mirror.run();
    expect(bench.calls).toBe(0);
    bench.jump(31_000);
    await mirror.run();
    expect(await mirror.state(account)).toMatchObject({ done: false, pages: 1, held: 2, total: null });
    bench.jump(61_000);
    await mirror.run();
    expect(await mirror.state(account)).toMatchObject({ done: true, pages: 3, held: 5, total: 5, calls: 3 });
    expect(Object.keys(await everything(mirror))).toHaveLength(5);
  });

  it('goes on where a dead worker left it', async () => {
    const [bench, mirror] = await filled(6);
    bench.plans.push({ ends: 'answer', during: () => undefined }, { ends: 'die', during: () => undefined });
    expect(await bench.run(mirror)).toBe('dead');
    expect(bench.calls).toBe(2);
    const heir = bench.worker();
    await heir.run();
    expect(bench.calls).toBe(4);
    // The answer that the dead worker waited for comes after all, and counts for nothing.
    for (const answer of bench.late) answer();
    await vi.waitFor(async () =>
      expect(await heir.state(account)).toMatchObject({ done: true, held: 6, total: 6 }),
    );
  });

  it('begins again where its page token has had its time', async () => {
    const [bench, mirror] = await filled(6);
    bench.plans.push(
      { ends: 'answer', during: () => undefined },
      { ends: 'unavailable', during: () => undefined },
    );
    await mirror.run();
    bench.jump(9 * day);
    await mirror.run();
    expect(await mirror.state(account)).toMatchObject({ done: true, held: 6, total: 6 });
  });

  it('lets the person go first', async () => {
    const [bench, mirror] = await filled(6);
    bench.full = true;
    await mirror.run();
    expect(bench.calls).toBe(0);
    expect(bench.wake).toBe(bench.now() + 30_000);
  });
});

it('looks many addresses up in one go as it does each of them', async () => {
  const [, mirror] = await filled(4);
  await mirror.run();
  const asked = ['C1@LIST.example', 'nobody@list.example', 'c3@list.example', 'C1@LIST.example'];
  const each = await Promise.all(asked.map((one) => mirror.book.byAddress(account, one)));
  expect(await mirror.book.byAddresses(account, asked)).toEqual(each);
  expect(each.map(({ exact }) => exact.length)).toEqual([1, 0, 1, 1]);
});

describe('own writes', () => {
  it('know better than a page that was asked for before them', async () => {
    const [bench, mirror] = await filled(2);
    bench.plans.push({
      ends: 'answer',
      during: () => {
        bench.patch(0, 'Better');
        const gone = bench.remove(1);
        void mirror.learn(bench.settle('1', { name: 'Better', address: 'c1@list.example' }));
        void mirror.learn(bench.settle(gone?.id ?? '', null));
      },
    });
    await mirror.run();
    expect(await everything(mirror)).toEqual({ 1: 'Better' });
  });

  it('are learnt although the worker died before it heard of them, once', async () => {
    const [bench, mirror] = await filled(2);
    await mirror.run();
    const { id } = bench.create('New');
    bench.settle(id, { name: 'New', address: `c${id}@list.example` });
    const heir = bench.worker();
    bench.jump(7 * hour);
    bench.plans.push({ ends: 'unavailable', during: () => undefined });
    await heir.run();
    expect(await known(heir, id)).toEqual(['New']);
  });
});

describe('what others changed', () => {
  it('is noticed by the next walk: what it does not meet is doubted, then gone', async () => {
    const [bench, mirror] = await filled(5);
    await mirror.run();
    bench.remove(0);
    expect(await known(mirror, '1')).toEqual(['Name 0']);
    bench.jump(7 * hour);
    await mirror.run();
    expect(await known(mirror, '1')).toEqual([]);
    expect(await mirror.book.byId(account, '1')).not.toBeNull();
    expect(bench.wake).toBeLessThanOrEqual(bench.now() + hour);
    bench.jump(2 * hour);
    await mirror.run();
    expect(await mirror.book.byId(account, '1')).toBeNull();
  });

  it('only moved: a contact that a walk missed comes back with the next', async () => {
    const [bench, mirror] = await filled(5);
    await mirror.run();
    bench.jump(7 * hour);
    bench.plans.push({ ends: 'answer', during: () => void bench.remove(0) });
    await mirror.run();
    expect(await known(mirror, '3')).toEqual([]);
    bench.jump(2 * hour);
    await mirror.run();
    expect(await known(mirror, '3')).toEqual(['Name 2']);
  });

  it('may be so after the stated staleness: nothing counts as known then', async () => {
    const [bench, mirror] = await filled(2);
    await mirror.run();
    const { staleAt } = await mirror.state(account);
    bench.jump((staleAt ?? 0) - bench.now() - hour);
    expect(await known(mirror, '1')).toEqual(['Name 0']);
    bench.jump(2 * hour);
    expect(await known(mirror, '1')).toEqual([]);
  });
});

it('costs no more than its share of the month: walks lie as far apart as the list is long', async () => {
  const [bench, mirror] = await filled(200, { size: 2, shifting: false });
  await mirror.run();
  const { nextAt, share } = await mirror.state(account);
  const rest = (nextAt ?? 0) - bench.now();
  expect(((30 * day) / rest) * 100).toBeLessThanOrEqual(share);
});

it('forgets what is held and begins anew', async () => {
  const [bench, mirror] = await filled(4);
  await mirror.run();
  await mirror.clear(account);
  expect(await mirror.state(account)).toMatchObject({ done: false, held: 0 });
  expect(await mirror.book.search('name', 9, account)).toEqual([]);
  await mirror.run();
  expect(await mirror.state(account)).toMatchObject({ done: true, held: 4 });
  expect(bench.changes.length).toBeGreaterThan(1);
});
