import { describe, expect, it } from 'vitest';
import type { Intent } from '../../lib/domain/intent';
import { logSlot, newLane } from '../../lib/outbox/lane';
import { createBookings, laneFor, sight, stoppedAccounts, turns } from '../../lib/outbox/turns';
import { start } from './support/bench';
import { createDesk } from './support/desk';

const signIn = { kind: 'signInAgain', execution: 'notExecuted' } as const;
const ids = (rows: readonly Intent[]) => rows.map(({ id }) => id);

/** Two calls in `perMs`, of which `sent` are made. */
function createRoom(perMs = 60_000) {
  const limits = [{ count: 2, perMs, source: 'documented' }] as const;
  const desk = createDesk({}, { laneOf: (_, key) => ({ key, limits }) });
  const bookings = createBookings();
  const lane = { key: 'notes.create', limits };
  return {
    ...{ desk, bookings, lane },
    wish: (id: string, to: Partial<Intent> = {}) => desk.note({ id, resource: id, ...to }),
    sent: (times: number) =>
      desk.store.write('strict', async (tx) => {
        let row = newLane(lane.key);
        for (let call = 0; call < times; call += 1) row = logSlot(row, limits, start);
        await tx.put('lanes', row);
      }),
    async look(rows: readonly Intent[], active: readonly string[] = []) {
      await desk.keep(...rows);
      const { turn, wakes } = turns(desk.kit, await sight(desk.kit), bookings, (id) => active.includes(id));
      return { turn: ids(turn), wakes };
    },
  };
}

describe('the lane of a wish', () => {
  it('is that of its write, or of the one its job makes as a rule', () => {
    const { desk, lane } = createRoom();
    expect(laneFor(desk.kit, desk.note())).toEqual(lane);
    expect(laneFor(desk.kit, desk.note({ operation: 'notes.delete' }))?.key).toBe('notes.delete');
    expect(laneFor(desk.kit, desk.note({ kind: 'undo' }))).toBeNull();
  });
});

describe('an account is stopped', () => {
  it('by what only the person can settle for all of it', () => {
    const { desk } = createRoom();
    const scope = { kind: 'scopeMissingUser', execution: 'notExecuted' } as const;
    const rows = [
      desk.note({ account: 'out', waiting: 'signIn', failure: signIn }),
      desk.note({ account: 'one-scope', waiting: 'signIn', failure: scope }),
      desk.note({ account: 'asked', waiting: 'signIn' }),
      desk.note({ account: 'later', waiting: 'backoff', failure: signIn }),
      desk.note({ account: 'free' }),
    ];
    expect([...stoppedAccounts(rows)]).toEqual(['out']);
  });
});

describe('the turn', () => {
  it('is one’s of each thing, a person’s click before all else', async () => {
    const { look, wish } = createRoom();
    const rows = [
      wish('refresh', { class: 'refresh', operation: 'a' }),
      wish('bulk', { class: 'bulk', operation: 'b' }),
      wish('behind', { resource: 'click', createdAt: start + 2 }),
      wish('click', { createdAt: start + 1, operation: 'c' }),
    ];
    expect(await look(rows)).toEqual({ turn: ['click', 'bulk', 'refresh'], wakes: [] });
  });

  it('is nobody’s who is on the way, waits for the person, or belongs to a stopped account', async () => {
    const { look, wish } = createRoom();
    const rows = [
      wish('sent', { state: 'inFlight', owner: 'w' }),
      wish('being decided'),
      wish('scope', { waiting: 'signIn' }),
      wish('out', { account: 'out', waiting: 'signIn', failure: signIn }),
      wish('also out', { account: 'out', readyAt: start + 5 }),
      wish('free'),
    ];
    expect(await look(rows, ['being decided'])).toEqual({ turn: ['free'], wakes: [] });
  });

  it('comes at its moment, which is told', async () => {
    const { look, wish } = createRoom();
    const rows = [wish('now'), wish('later', { readyAt: start + 1 })];
    expect(await look(rows)).toEqual({ turn: ['now'], wakes: [start + 1] });
  });
});

describe('where the lane has no slot for long', () => {
  const perMs = 120_000;

  it('only those come that it has slots for, and a look is made a minute before there is one', async () => {
    const { look, wish, sent } = createRoom(perMs);
    await sent(1);
    expect(await look([wish('a'), wish('b'), wish('c')])).toEqual({ turn: ['a'], wakes: [] });
    await sent(2);
    expect(await look([])).toEqual({ turn: [], wakes: Array(3).fill(start + 121_000 - 60_000) });
  });

  it('calls that are about to go count like those that went', async () => {
    const { look, wish, bookings, lane } = createRoom(perMs);
    const gone = [bookings.add(lane), bookings.add(lane)];
    bookings.add({ ...lane, key: 'another' });
    expect(await look([wish('a')])).toEqual({ turn: [], wakes: [start + 61_000] });
    for (const drop of gone) {
      drop();
      drop();
    }
    expect([bookings.count(lane.key), bookings.count('another')]).toEqual([0, 1]);
    expect(await look([])).toEqual({ turn: ['a'], wakes: [] });
  });

  it('who makes no write next does not wait for one, and takes nobody’s slot', async () => {
    const { look, wish, sent } = createRoom(perMs);
    await sent(2);
    const rows = [
      wish('to be looked up', { state: 'unknown', operation: 'notes.create' }),
      wish('to be taken back', { undoneBy: 'u' }),
    ];
    const seen = { turn: ['to be looked up', 'to be taken back'], wakes: [] };
    expect(await look(rows)).toEqual(seen);
    await sent(1);
    expect((await look([wish('z')])).turn).toEqual([...seen.turn, 'z']);
  });
});

describe('where the lane has its next slot within the minute', () => {
  const perMs = 30_000;

  it('those come early who first have to read what is there', async () => {
    const { look, wish, sent } = createRoom(perMs);
    await sent(2);
    expect(await look([wish('a'), wish('b')])).toEqual({ turn: ['a', 'b'], wakes: [] });
  });

  it('of a group one does, for all that read the same list; the others come when they can go', async () => {
    const { look, wish, sent } = createRoom(perMs);
    const words = { key: 'g', params: [] };
    const counts = { total: 3, done: 0, dead: 0, cancelled: 0 };
    const group = { ordered: false, describe: words, back: words, ...counts };
    const of = (parent: string, place: number) =>
      ({ parent, class: 'bulk', createdAt: start + place }) as const;
    await sent(2);
    const rows = ['g', 'h'].map((id) => wish(id, { group }));
    const parts = [wish('g.0', of('g', 1)), wish('g.1', of('g', 2)), wish('h.0', of('h', 3))];
    expect(await look([...rows, ...parts])).toEqual({ turn: ['g.0', 'h.0'], wakes: [] });
    await sent(0);
    expect(await look([])).toEqual({ turn: ['g.0', 'g.1', 'h.0'], wakes: [] });
  });

  it('a handful of a group’s parts is looked at, however many there are', async () => {
    const { look, wish } = createRoom(1);
    const words = { key: 'g', params: [] };
    const counts = { total: 30, done: 0, dead: 0, cancelled: 0 };
    const part = (_: unknown, at: number) =>
      wish(`g.${at}`, { parent: 'g', operation: `${at}`, createdAt: start + at });
    const group = { ordered: false, describe: words, back: words, ...counts };
    const rows = [wish('g', { group }), ...Array.from({ length: 30 }, part)];
    expect((await look(rows)).turn).toHaveLength(12);
  });
});
