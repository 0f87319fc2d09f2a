import { describe, expect, it } from 'vitest';
import type { Limit } from '../../lib/http/endpoint';
import { type LaneRow, newLane, nextSlot } from '../../lib/outbox/lane';
import { refuseSlot, spreadAt } from '../../lib/outbox/refusal';

const per = (count: number, perMs: number): Limit => ({ count, perMs, source: 'documented' });
const start = Date.UTC(2026, 3, 1);
const limits = [per(20, 60_000)];
const minute = 60_000;

const refuse = (lane: LaneRow, random: number, wait = 30_000, of: readonly Limit[] = limits) =>
  refuseSlot(lane, of, { sentAt: start, now: start, retryAt: start + wait, random });
const waits = ({ again }: { again: number }) => (again - start) / 1000;

describe('a refusal', () => {
  it('closes the lane until the service counts anew', () => {
    const { lane } = refuse(newLane('x'), 0);
    expect(nextSlot(lane, limits, start)).toBe(start + 30_000);
    const late = refuse(lane, 0, 300_000);
    expect(refuse(late.lane, 0, 1000).lane.blockedUntil).toBe(start + 300_000);
    expect(late.lane.refused).toBe(2);
  });

  it('that names a far moment is tried again shortly before the end of one of the next windows but the first', () => {
    expect(waits(refuse(newLane('x'), 0))).toBe(30 + 120 - 1);
    expect(waits(refuse(newLane('x'), 0.5))).toBe(30 + 180 - 2);
    expect(waits(refuse(newLane('x'), 0.999))).toBeCloseTo(30 + 240 - 3, 1);
  });

  it('that names a near moment, of one of many: where calls are let in one by one, few can be for long', () => {
    expect(waits(refuse(newLane('x'), 0, 3000))).toBe(3 + 8 * 60 - 1);
    expect(waits(refuse(newLane('x'), 0.999, 1000))).toBeCloseTo(1 + 30 * 60 - 3, 0);
    expect(waits(refuse(newLane('x'), 0, 3001))).toBeCloseTo(3 + 120 - 1, 1);
  });

  it('takes a whole window where no reset was named, and a day at the most', () => {
    const unnamed = { sentAt: start, now: start, retryAt: undefined, random: 0 };
    expect(waits(refuseSlot(newLane('x'), limits, unnamed))).toBe(60 + 119);
    expect(waits(refuse(newLane('x'), 0, 1e12))).toBe(86_400 + 119);
    expect(waits(refuse(newLane('x'), 0, -5000))).toBe(8 * 60 - 1 + 60 - 60);
  });

  it('draws from twice as many windows each time, and forgets by half in half an hour', () => {
    const once = refuse(newLane('x'), 0).lane;
    const twice = refuse(once, 0.75);
    expect([once.spread, twice.lane.spread]).toEqual([4 * minute, 8 * minute]);
    expect(waits(twice)).toBe(30 + 60 * 7 - 2);
    expect(spreadAt(twice.lane, start + 30 * minute)).toBeCloseTo(once.spread);
    expect(spreadAt(twice.lane, start - 1)).toBe(8 * minute);
    let { lane } = twice;
    for (let index = 0; index < 10; index += 1) lane = refuse(lane, 0).lane;
    expect(lane.spread).toBe(30 * minute);
  });

  it('of a quota by the second spreads over the seconds: no end of so short a window is known', () => {
    const quick = [per(5, 1000)];
    expect(waits(refuse(newLane('x'), 0.5, 1000, quick))).toBe(1 + 7 + 11.5);
    expect(waits(refuse(newLane('x'), 0, 0, [per(1, 10_000)]))).toBeCloseTo(70 + 10 - 10 / 60, 2);
    expect(waits(refuse(newLane('x'), 0, 0, [per(1, 9999)]))).toBeCloseTo(7 * 9.999, 2);
  });

  it('of several limits counts by the shortest that can have named the moment', () => {
    const both = [per(1000, 60_000), per(50, 1000)];
    expect(refuse(newLane('x'), 0, 1000, both).lane.spread).toBe(30_000);
    expect(refuse(newLane('x'), 0, 1001, both).lane.spread).toBe(4 * minute);
    expect(refuse(newLane('x'), 0, 120_000, both).lane.spread).toBe(4 * minute);
  });
});
