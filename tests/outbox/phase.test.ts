import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Limit } from '../../lib/http/endpoint';
import { full, type Tight } from '../../lib/outbox/frame';
import { type Pace, passed, pushed } from '../../lib/outbox/pace';
import { amongTaken, type Phase, refusedAt, takenAt } from '../../lib/outbox/phase';

const perMs = 1000;
const start = Date.UTC(2026, 3, 1);
const modulo = (value: number) => ((value % perMs) + perMs) % perMs;
const from = (value: number, moment: number) => Math.min(modulo(value - moment), modulo(moment - value));

describe('where in a window a call is tried again', () => {
  it('is a window apart from what was refused alone, early in the next', () => {
    const phase = refusedAt(undefined, start + 700, perMs);
    const at = amongTaken(phase, start + 5000, 2500, perMs);
    expect(at).toBeCloseTo(start + 7300, 3);
    expect(modulo(amongTaken(phase, start + 5000, 2000, perMs))).toBeCloseTo(150, 3);
    expect(modulo(amongTaken(phase, start + 5000, 2999, perMs))).toBeCloseTo(450, 0);
  });

  it('is told by the contrast: what is taken at the same moments as what is refused says nothing', () => {
    let phase: Phase | undefined;
    for (let index = 0; index < 20; index += 1) phase = takenAt(phase, start + 500, perMs);
    for (let index = 0; index < 3; index += 1) phase = refusedAt(phase, start + 500 + 100 * index, perMs);
    expect(phase).toBeDefined();
    // Later moments were refused: the window ends behind them, though its midst is where most were tried.
    const at = phase ? amongTaken(phase, start, 500, perMs) : 0;
    expect(from(at, start + 500)).toBeLessThan(150);
  });

  it('lies after the reset, in the window that was drawn, whatever the clock says', () => {
    const draw = fc.double({ min: 0, max: 25_000, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: -5_000_000, max: 5_000_000 }), draw, (sentAt, far) => {
        const reset = sentAt + 1000;
        const at = amongTaken(refusedAt(undefined, sentAt, perMs), reset, far, perMs);
        expect(at).toBeGreaterThanOrEqual(reset + Math.floor(far / perMs) * perMs);
        expect(at).toBeLessThan(reset + (Math.floor(far / perMs) + 1) * perMs);
        expect(from(at, sentAt)).toBeGreaterThanOrEqual(249);
      }),
    );
  });

  it('forgets what was long ago: clocks drift apart', () => {
    let phase: Phase | undefined;
    for (let index = 0; index < 40; index += 1) phase = refusedAt(phase, start + 100, perMs);
    for (let index = 0; index < 40; index += 1) phase = refusedAt(phase, start + 600, perMs);
    const at = phase ? amongTaken(phase, start, 500, perMs) : 0;
    expect(from(at, start + 200)).toBeLessThan(20);
    expect(phase?.refused.count).toBeLessThanOrEqual(10);
    const taken = refusedAt(
      { taken: { x: 10, y: 0, count: 10 }, refused: { x: 0, y: 0, count: 0 } },
      0,
      perMs,
    );
    expect(taken.taken).toEqual({ x: 9, y: 0, count: 9 });
  });
});

describe('a pace', () => {
  const seats = 500;
  const limit = (each: number, count: number): Limit[] => [{ count, perMs: each, source: 'documented' }];
  const settled = ({ perMs: window, gap }: Tight): Pace => ({
    ...{ frame: full({ perMs: window, gap }, seats).frame, place: start, last: start + 30, passed: 3 },
  });
  const refusal = { sentAt: start + 30, now: start + 100, reset: start + 1100, random: 0.1 };

  it('remembers the moments in windows whose ends nobody names', () => {
    const pace = passed(settled({ perMs, gap: 200 }), limit(1000, 5), seats);
    expect(pace?.phase?.taken.count).toBe(1);
    const moved = pace && pushed(pace, limit(1000, 5), seats, refusal);
    expect(moved?.phase?.refused.count).toBe(1);
    expect(moved && from(moved.place, start + 30)).toBeGreaterThanOrEqual(249);
    expect(moved?.place).toBeGreaterThanOrEqual(start + 1100 + 2000);
    expect(moved?.place).toBeLessThan(start + 1100 + 3000);
    const trying = moved && { ...moved, frame: moved.frame / 2, home: moved.place };
    const back = trying && pushed(trying, limit(1000, 5), seats, { ...refusal, sentAt: start + 9000 });
    expect(back?.phase).toEqual(moved?.phase);
  });

  it('does not where the moments named are good enough, or nobody said how many share', () => {
    const minutely = passed(settled({ perMs: 60_000, gap: 3000 }), limit(60_000, 20), seats);
    expect(minutely).toMatchObject({ passed: 4 });
    expect(minutely?.phase).toBeUndefined();
    expect(pushed(minutely, limit(60_000, 20), seats, refusal).phase).toBeUndefined();
    const alone = pushed(settled({ perMs, gap: 200 }), limit(1000, 5), 0, refusal);
    expect(alone.phase).toBeUndefined();
    expect(pushed(undefined, limit(1000, 5), seats, refusal).phase).toBeUndefined();
  });

  it('learns from no refusal on the way to its frame: where it was sent then was no place of its own', () => {
    const quick = limit(1000, 5);
    const early = pushed(undefined, quick, seats, refusal);
    expect(early.frame).toBeLessThan(full({ perMs, gap: 200 }, seats).frame);
    const moved = pushed(early, quick, seats, { ...refusal, sentAt: start + 9000, now: start + 9100 });
    expect(moved.phase).toBeUndefined();
    const few = pushed(undefined, quick, 20, refusal);
    expect(few.others).toHaveLength(4);
    const later = { ...refusal, sentAt: few.place + 30, now: few.place + 100, reset: few.place + 1100 };
    expect(pushed(few, quick, 20, later).phase?.refused.count).toBe(1);
  });

  it('learns nothing where windows of ten seconds and more have their ends named', () => {
    const [eight, ten] = [8000, 10_000].map((each) => {
      const pace = settled({ perMs: each, gap: each / 5 });
      return pushed(pace, limit(each, 5), seats, refusal).phase;
    });
    expect(eight?.refused.count).toBe(1);
    expect(ten).toBeUndefined();
  });

  it('goes next in line by a moment that was named, never by a whole second that is longer than the window', () => {
    const near = { ...refusal, random: 0.9 };
    const quick = pushed(settled({ perMs, gap: 1000 }), limit(1000, 1), seats, near);
    expect(quick.place).toBeGreaterThan(start + 60_000);
  });
});
