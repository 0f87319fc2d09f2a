import { describe, expect, it } from 'vitest';
import type { OutboxDeps } from '../../lib/outbox/contract';
import { createKit } from '../../lib/outbox/kit';
import { logSlot, newLane } from '../../lib/outbox/lane';
import { createMemoryStore } from '../../lib/outbox/memory-store';
import {
  answered,
  demandOf,
  readSlot,
  Stopped,
  spareSlot,
  takeInTx,
  ticketFor,
} from '../../lib/outbox/slots';
import { start } from './support/bench';

const lane = { key: 'contacts.list', limits: [{ count: 1, perMs: 60_000, source: 'documented' }] } as const;

function createDesk(to: Partial<OutboxDeps<null>> = {}) {
  let now = start;
  const store = createMemoryStore();
  const kit = createKit<null>({
    ...{ clock: { now: () => now }, store, random: () => 0, owner: 'w', jobs: [], port: () => null },
    ...{ laneOf: (_, key) => ({ ...lane, key }), online: () => true, wakeAt: () => undefined },
    ...{ changed: () => undefined, timer: () => () => undefined, ...to },
  });
  const row = () => store.read((tx) => tx.get('lanes', lane.key));
  const read = (demand?: Parameters<typeof readSlot>[4]) =>
    readSlot(kit, 'me', { id: 'feishu.contacts.list' }, 'read-1', demand);
  return { kit, store, row, read, to: (ms: number) => (now = start + ms) };
}

const stopped = (at: number | null) => expect.objectContaining({ name: 'Stopped', message: 'not now', at });

describe('a demand', () => {
  it('is a batch’s, but for a click, and knows how many share', () => {
    let seats = 7;
    const { kit } = createDesk({ seats: () => seats });
    expect(demandOf(kit, 'click')).toEqual({ batch: false, seats: 7 });
    expect(demandOf(kit, 'bulk')).toEqual({ batch: true, seats: 7 });
    expect(demandOf(kit, 'refresh')).toEqual({ batch: true, seats: 7 });
    seats = 5000;
    expect(demandOf(kit, 'bulk')).toEqual({ batch: true, seats: 5000 });
  });
});

describe('a slot for a read', () => {
  it('is counted on the disk before it is given, and says when there is none', async () => {
    const { read, row, store, to } = createDesk();
    expect(await read()).toBe(start);
    store.powerCut(0);
    expect(await row()).toMatchObject({ calls: 1, log: [start] });
    to(1000);
    await expect(read()).rejects.toEqual(stopped(start + 61_000));
    expect(await row()).toMatchObject({ calls: 1 });
  });

  it('of a batch is at its place', async () => {
    const { read, store } = createDesk();
    const pace = { frame: 90_000, place: start + 40_000, last: start - 90_000, passed: 0 };
    await store.write('strict', (tx) => tx.put('lanes', { ...newLane(lane.key), pace }));
    await expect(read({ batch: true, seats: 0 })).rejects.toEqual(stopped(start + 40_000));
    expect(await read()).toBe(start);
  });

  it('is the ticket’s where somebody hands them out', async () => {
    const asked: unknown[] = [];
    let answer = { at: start, expires: start + 1 };
    const tickets = {
      ask: async (...words: unknown[]) => {
        asked.push(words);
        return answer;
      },
    };
    const { read, row, to } = createDesk({ tickets });
    expect(await read()).toBe(start);
    expect(await read()).toBe(start);
    expect(asked[0]).toEqual(['contacts.list', 'click', 'read-1']);
    expect((await row())?.log).toEqual([start, start]);
    answer = { at: start + 5000, expires: start + 60_000 };
    to(1000);
    await expect(read()).rejects.toEqual(stopped(start + 5000));
    to(5000);
    expect(await read()).toBe(start + 5000);
    answer = { at: start, expires: start + 5000 };
    await expect(read()).rejects.toEqual(stopped(start + 66_000));
  });
});

describe('a slot that nobody waits for', () => {
  const wide = [{ ...lane.limits[0], count: 10 }];
  const row = { id: 'feishu.contacts.list' };

  it('is one of a share of the counter, on the disk before it is given', async () => {
    const desk = createDesk({ laneOf: (_, key) => ({ key, limits: wide }) });
    for (let call = 0; call < 4; call += 1) expect(await spareSlot(desk.kit, 'me', row, 0.49)).toBe(start);
    desk.store.powerCut(0);
    expect(await desk.row()).toMatchObject({ calls: 4 });
    desk.to(1000);
    await expect(spareSlot(desk.kit, 'me', row, 0.49)).rejects.toEqual(stopped(start + 61_000));
    expect(await desk.row()).toMatchObject({ calls: 4 });
    desk.to(61_000);
    expect(await spareSlot(desk.kit, 'me', row, 0.49)).toBe(start + 61_000);
  });

  it('is one at the least, while nobody uses the counter', async () => {
    const desk = createDesk({ laneOf: (_, key) => ({ key, limits: wide }) });
    expect(await spareSlot(desk.kit, 'me', row, 0.01)).toBe(start);
    await expect(spareSlot(desk.kit, 'me', row, 0.01)).rejects.toEqual(stopped(start + 61_000));
  });

  it('is a batch’s, at its place', async () => {
    const { kit, store } = createDesk();
    const pace = { frame: 90_000, place: start + 40_000, last: start - 90_000, passed: 0 };
    await store.write('strict', (tx) => tx.put('lanes', { ...newLane(lane.key), pace }));
    await expect(spareSlot(kit, 'me', row, 1)).rejects.toEqual(stopped(start + 40_000));
  });

  it('is the ticket’s where somebody hands them out, of the lowest class', async () => {
    const asked: unknown[] = [];
    let at = start + 5000;
    const tickets = {
      ask: async (...words: unknown[]) => {
        asked.push(words);
        return { at, expires: start + 60_000 };
      },
    };
    const desk = createDesk({ tickets, laneOf: (_, key) => ({ key, limits: wide }) });
    await expect(spareSlot(desk.kit, 'me', row, 0.5)).rejects.toEqual(stopped(start + 5000));
    expect(await desk.row()).toBeUndefined();
    expect(asked).toEqual([['contacts.list', 'refresh', `spare feishu.contacts.list ${start}`]]);
    at = start;
    expect(await spareSlot(desk.kit, 'me', row, 0.5)).toBe(start);
  });
});

describe('a ticket', () => {
  it('is none where nobody hands them out, or nobody answers', async () => {
    expect(await ticketFor(createDesk().kit, lane, 'click', 'x')).toBeNull();
    const broken = createDesk({ tickets: { ask: () => Promise.reject(new Error('gone')) } });
    expect(await ticketFor(broken.kit, lane, 'click', 'x')).toBeNull();
  });
});

describe('a lane in a transaction', () => {
  const single = { batch: false, seats: 0 };

  it('gives the slot at its moment', async () => {
    const { store, row } = createDesk();
    const take = (now: number, ticketed?: boolean) =>
      store.write('strict', (tx) =>
        takeInTx(tx, lane, now, ticketed === undefined ? single : { ...single, ticketed }),
      );
    expect(await take(start)).toBeNull();
    expect(await take(start + 60_999)).toBe(start + 61_000);
    expect(await take(start + 60_999, true)).toBeNull();
    expect((await row())?.calls).toBe(2);
  });

  it('obeys a refusal even with a ticket', async () => {
    const { store } = createDesk();
    await store.write('strict', (tx) => tx.put('lanes', { ...newLane(lane.key), blockedUntil: start + 9 }));
    const take = store.write('strict', (tx) => takeInTx(tx, lane, start, { ...single, ticketed: true }));
    expect(await take).toBe(start + 9);
  });

  it('is written only where an answer says something new', async () => {
    const { store } = createDesk();
    await store.write('strict', (tx) => tx.put('lanes', logSlot(newLane(lane.key), lane.limits, start)));
    const puts: unknown[] = [];
    const hear = (now: number) =>
      store.write('relaxed', (tx) =>
        answered({ ...tx, put: async (...words) => void puts.push(words[1]) }, lane, start, now),
      );
    await hear(start + 100);
    expect(puts).toEqual([]);
    await hear(start + 5000);
    expect(puts).toEqual([expect.objectContaining({ log: [start + 5000] })]);
  });
});

it('tells that a call was not made', () => {
  expect(new Stopped(3)).toEqual(stopped(3));
});
