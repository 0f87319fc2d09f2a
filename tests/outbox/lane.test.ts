import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Limit } from '../../lib/http/endpoint';
import {
  freeAfter,
  jitterBound,
  type LaneRow,
  logSlot,
  newLane,
  nextSlot,
  refuseSlot,
  settleSlot,
  spreadAt,
} from '../../lib/outbox/lane';

const per = (count: number, perMs: number): Limit => ({ count, perMs, source: 'documented' });
const start = Date.UTC(2026, 3, 1);

/** Sends as often as the lane lets it. */
function saturate(limits: readonly Limit[], span: number): number[] {
  let lane = newLane('x');
  const sent: number[] = [];
  for (let at = start; ; ) {
    at = nextSlot(lane, limits, at);
    if (at > start + span) return sent;
    lane = logSlot(lane, limits, at);
    sent.push(at);
  }
}

const worst = (times: readonly number[], perMs: number) =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + perMs).length));

describe('a lane', () => {
  it('keeps at least 98 % of a per-minute rate and 80 % of a per-second rate', () => {
    const hour = 60 * 60_000;
    expect(saturate([per(20, 60_000)], hour).length).toBeGreaterThanOrEqual(0.98 * 20 * 60);
    expect(saturate([per(5, 1000)], 600_000).length).toBeGreaterThanOrEqual(0.8 * 5 * 600);
  });

  it('is never over the limit at the service, however late each call arrives within the jitter bound', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(1000, 60_000),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (count, perMs, late) => {
          const sent = saturate([per(count, perMs)], 4 * perMs);
          const arrived = sent.map((at) => at + (late.next().value ?? 0) * (jitterBound(perMs) - 1));
          expect(worst(arrived, perMs)).toBeLessThanOrEqual(count);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('keeps several limits at once', () => {
    const sent = saturate([per(1000, 60_000), per(50, 1000)], 180_000);
    expect(worst(sent, 1000)).toBeLessThanOrEqual(50);
    expect(worst(sent, 60_000)).toBeLessThanOrEqual(1000);
  });

  it('counts a call whose answer came late as made then', () => {
    const limits = [per(1, 60_000)];
    const lane = logSlot(newLane('x'), limits, start);
    expect(nextSlot(settleSlot(lane, limits, start, start + 400), limits, start + 400)).toBe(start + 61_000);
    expect(nextSlot(settleSlot(lane, limits, start, start + 20_000), limits, start + 20_000)).toBe(
      start + 81_000,
    );
    const quick = [per(1, 1000)];
    const short = logSlot(newLane('x'), quick, start);
    expect(settleSlot(short, quick, start, start + 900)).toBe(short);
  });

  it('keeps only what its longest window needs', () => {
    const limits = [per(20, 60_000), per(5, 1000)];
    let lane = newLane('x');
    for (let index = 0; index < 500; index += 1) lane = logSlot(lane, limits, start + index * 4000);
    expect(lane.log.length).toBeLessThanOrEqual(16);
  });

  it('does not wait for a clock that was set back', () => {
    const limits = [per(1, 60_000)];
    const lane = logSlot(newLane('x'), limits, start);
    const back = start - 365 * 86_400_000;
    expect(nextSlot(lane, limits, back)).toBe(back + 61_000);
  });

  it('counts what is about to be logged', () => {
    const limits = [per(2, 60_000)];
    expect(freeAfter(undefined, limits, 1, start)).toBe(start);
    expect(freeAfter(undefined, limits, 2, start)).toBe(start + 61_000);
  });

  it('meters the calls of a month', () => {
    let lane = logSlot(newLane('x'), [], Date.UTC(2026, 3, 30, 23));
    lane = logSlot(lane, [], Date.UTC(2026, 3, 30, 23, 30));
    expect([lane.month, lane.calls]).toEqual(['2026-04', 2]);
    lane = logSlot(lane, [], Date.UTC(2026, 4, 1));
    expect([lane.month, lane.calls]).toEqual(['2026-05', 1]);
  });
});

describe('a refusal', () => {
  const limits = [per(20, 60_000)];
  const refuse = (lane: LaneRow, now: number, random: number) =>
    refuseSlot(lane, limits, { now, retryAt: now + 30_000, random });

  it('closes the lane until the reset and a random part of the spread', () => {
    expect(refuse(newLane('x'), start, 0).blockedUntil).toBe(start + 30_000);
    expect(refuse(newLane('x'), start, 0.999).blockedUntil).toBeLessThanOrEqual(start + 35_000);
    expect(nextSlot(refuse(newLane('x'), start, 0.5), limits, start)).toBe(start + 32_500);
  });

  it('takes a whole window where no reset was named', () => {
    const lane = refuseSlot(newLane('x'), limits, { now: start, retryAt: undefined, random: 0 });
    expect(lane.blockedUntil).toBe(start + 60_000);
  });

  it('spreads wider with each refusal, and forgets by half in half an hour', () => {
    const once = refuse(newLane('x'), start, 0);
    const twice = refuse(once, start, 0);
    expect(twice.spread).toBe(once.spread * 2);
    expect(spreadAt(twice, start + 30 * 60_000)).toBeCloseTo(once.spread);
    expect(twice.refused).toBe(2);
  });
});
