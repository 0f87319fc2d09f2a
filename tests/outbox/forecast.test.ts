import { describe, expect, it } from 'vitest';
import { forecast, type Going } from '../../lib/outbox/forecast';
import { newLane } from '../../lib/outbox/lane';
import type { Pace } from '../../lib/outbox/pace';

const now = Date.UTC(2026, 3, 1);
const lane = (count: number, key = 'x') => ({
  key,
  limits: [{ count, perMs: 60_000, source: 'documented' as const }],
});
const call = (id: string, to: Partial<Going> = {}): Going => ({
  ...{ id, lane: lane(1), ready: now, demand: { batch: false, seats: 0 }, after: null },
  ...to,
});
const batch = { batch: true, seats: 0 };
/** Seconds from now, by id. */
const told = (goings: readonly Going[], lanes = new Map()) =>
  Object.fromEntries([...forecast(goings, lanes, now)].map(([id, at]) => [id, (at - now) / 1000]));

describe('the forecast', () => {
  it('lets calls go by turn, as the lane lets them', () => {
    expect(told([call('a'), call('b'), call('c')])).toEqual({ a: 0, b: 61, c: 122 });
    expect(told([call('b'), call('a')])).toEqual({ b: 0, a: 61 });
    const known = new Map([['x', { ...newLane('x'), log: [now - 1000] }]]);
    expect(told([call('a')], known)).toEqual({ a: 60 });
  });

  it('holds nobody up by one that is not ready, and lets that go first when it is', () => {
    const late = call('late', { ready: now + 100_000 });
    const others = ['a', 'b', 'c', 'd'].map((id) => call(id));
    expect(told([late, ...others])).toEqual({ a: 0, b: 61, late: 122, c: 183, d: 244 });
    expect(told([late, call('a')])).toEqual({ a: 0, late: 100 });
    expect(told([call('later', { ready: now + 200_000 }), late])).toEqual({ late: 100, later: 200 });
  });

  it('lets the first that is ready go, whatever comes before or after it in turn', () => {
    const [soon, later] = [call('soon', { ready: now + 50_000 }), call('later', { ready: now + 300_000 })];
    expect(told([soon, later])).toEqual({ soon: 50, later: 300 });
    expect(told([later, soon])).toEqual({ soon: 50, later: 300 });
  });

  it('puts one that became ready between those before and behind it', () => {
    const calls = [call('a'), call('b'), call('c'), call('late', { ready: now + 70_000 }), call('d')];
    expect(told(calls)).toEqual({ a: 0, b: 61, c: 122, late: 183, d: 244 });
  });

  it('keeps lanes apart, and what needs none', () => {
    const own = call('own', { lane: lane(1, 'y') });
    const free = call('free', { lane: null, ready: now + 5000 });
    expect(told([call('a'), own, free, call('past', { ready: now - 9000 })])).toEqual({
      ...{ a: 0, own: 0, free: 5, past: 61 },
    });
  });

  it('lets one come after another, in the same lane or a different one', () => {
    const chain = [
      call('a', { ready: now + 10_000 }),
      call('b', { after: 'a', lane: lane(9, 'y') }),
      call('c', { after: 'b' }),
      call('d', { after: 'gone' }),
    ];
    expect(told(chain)).toEqual({ d: 0, a: 61, b: 61, c: 122 });
    const free = [call('a', { lane: null, ready: now + 7000 }), call('b', { after: 'a' })];
    expect(told(free)).toEqual({ a: 7, b: 7 });
  });

  it('lets a click pass a batch that waits for its place', () => {
    const pace: Pace = { frame: 600_000, place: now + 300_000, last: now - 600_000, passed: 0 };
    const lanes = new Map([['x', { ...newLane('x'), pace }]]);
    const parts = ['p', 'q'].map((id) => call(id, { demand: batch }));
    expect(told([...parts, call('a')], lanes)).toEqual({ a: 0, p: 300, q: 900 });
  });

  it('keeps the order of equals for thousands within a moment', () => {
    const many = Array.from({ length: 3000 }, (_, index) => call(`${index}`, { lane: lane(20) }));
    const at = [...forecast(many, new Map(), now).values()];
    expect(at).toHaveLength(3000);
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at.at(-1)).toBe(now + 149 * 61_000);
  });
});
