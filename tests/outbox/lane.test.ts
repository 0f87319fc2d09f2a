import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Limit } from '../../lib/http/endpoint';
import { freeAfter, jitterBound, logSlot, newLane, nextSlot, settleSlot } from '../../lib/outbox/lane';
import { refuseSlot } from '../../lib/outbox/refusal';

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

function countWhile(times: readonly number[], from: number, holds: (at: number) => boolean): number {
  let end = from;
  for (let at = times[end]; at !== undefined && holds(at); at = times[end]) end += 1;
  return end - from;
}

/** The most calls in any window; late ones may have overtaken others. */
const worst = (times: readonly number[], perMs: number) =>
  Math.max(...times.map((from, index) => countWhile(times, index, (at) => at < from + perMs)));

describe('a lane', () => {
  it('keeps at least 98 % of a per-minute rate and 80 % of a per-second rate', () => {
    const hour = 60 * 60_000;
    expect(saturate([per(20, 60_000)], hour).length).toBeGreaterThanOrEqual(0.98 * 20 * 60);
    for (const count of [1, 5])
      expect(saturate([per(count, 1000)], 600_000).length).toBeGreaterThanOrEqual(0.8 * count * 600);
    const both = saturate([per(50, 1000), per(1000, 60_000)], 300_000);
    expect(both.length).toBeGreaterThanOrEqual(0.8 * 1000 * 5);
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
          arrived.sort((a, b) => a - b);
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

describe('a lane at the edges of its windows', () => {
  const limits = [per(1, 60_000)];

  it('starts empty, and is counted for no month', () => {
    expect(newLane('x')).toEqual({
      ...{ key: 'x', log: [], blockedUntil: 0, spread: 0, learnedAt: 0, month: '', calls: 0, refused: 0 },
    });
  });

  it('forgets a block that no service would name: the clock was set back', () => {
    const lane = { ...newLane('x'), blockedUntil: start + 1e13 };
    expect(nextSlot(lane, limits, start)).toBe(start + 30 * 60_000 + 24 * 60 * 60_000);
  });

  it('keeps a send as long as it counts, widened, and no longer', () => {
    const once = logSlot(newLane('x'), limits, start);
    expect(logSlot(once, limits, start + 60_999).log).toEqual([start, start + 60_999]);
    expect(logSlot(once, limits, start + 61_000).log).toEqual([start + 61_000]);
  });

  it('moves a late answer’s send where it now belongs', () => {
    const two = [per(2, 60_000)];
    const lane = logSlot(logSlot(newLane('x'), two, start), two, start + 3000);
    expect(settleSlot(lane, two, start, start + 5000).log).toEqual([start + 3000, start + 5000]);
    expect(settleSlot(lane, two, start, start + 501).log).toEqual([start + 501, start + 3000]);
    expect(settleSlot(lane, two, start, start + 500)).toBe(lane);
    expect(settleSlot(lane, two, start + 1, start + 9000)).toBe(lane);
    const both = [per(2, 60_000), per(9, 1000)];
    expect(settleSlot(lane, both, start, start + 5000).log).toEqual([start + 3000, start + 5000]);
  });
});

describe('a lane that a batch shares', () => {
  const limits = [per(20, 60_000)];
  const batch = { batch: true, seats: 0 };
  const pace = { frame: 6000, place: start, last: start - 6000, passed: 0 };
  const lane = { ...newLane('x'), pace };

  it('counts what is about to be logged as sent at its place', () => {
    expect(freeAfter(lane, limits, 0, start, batch)).toBe(start);
    expect(freeAfter(lane, limits, 1, start, batch)).toBe(start + 6000);
    expect(freeAfter(lane, limits, 1, start)).toBe(start);
    expect(freeAfter(undefined, limits, 1, start, batch)).toBe(start);
  });

  it('remembers a batch’s send, and not a click’s', () => {
    expect(logSlot(lane, limits, start + 7, batch).pace).toEqual({ ...pace, last: start + 7 });
    expect(logSlot(lane, limits, start + 7).pace).toEqual(pace);
    expect('pace' in logSlot(newLane('x'), limits, start, batch)).toBe(false);
  });

  it('quickens with the answer to the batch’s own send alone', () => {
    const sent = logSlot(lane, limits, start, batch);
    expect(settleSlot(sent, limits, start, start + 100, batch).pace).toMatchObject({
      passed: 1,
      place: start,
    });
    expect(settleSlot(sent, limits, start - 1, start + 100, batch).pace).toEqual(sent.pace);
    const quick = { ...sent, pace: { ...pace, frame: 3001, last: start } };
    expect('pace' in settleSlot(quick, limits, start, start + 100, batch)).toBe(false);
  });

  it('of a batch finds a new place, of a click does not', () => {
    const at = { sentAt: start, now: start, retryAt: start + 30_000, random: 0.5 };
    const refused = refuseSlot(lane, limits, at, batch);
    expect(refused.again).toBe(start + 30_000);
    expect(refused.lane).toMatchObject({ spread: 0, pace: { frame: 12_000, place: start + 36_000 } });
    expect(refuseSlot(lane, limits, at).lane.pace).toEqual(pace);
  });
});
