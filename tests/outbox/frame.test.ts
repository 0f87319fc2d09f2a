import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Limit } from '../../lib/http/endpoint';
import { clear, dueFrom, full, scattered } from '../../lib/outbox/frame';
import { logSlot, newLane, nextSlot } from '../../lib/outbox/lane';
import { type Pace, paced, pacedSlot, passed, pushed } from '../../lib/outbox/pace';

const quick = { perMs: 1000, gap: 200 };
const limits: Limit[] = [{ count: 5, perMs: 1000, source: 'documented' }];
const start = Date.UTC(2026, 3, 1);
const refusal = (random: number, sentAt = start) => ({
  ...{ sentAt, now: sentAt + 100, reset: sentAt + 1100, random },
});
const modulo = (value: number, by: number) => ((value % by) + by) % by;
/** Evenly, as a worker draws: a double of its own would be next to nothing most of the time. */
const draw = fc.nat(999).map((part) => part / 1000);
const all = ({ place, others = [] }: Pace) => [place, ...others];

describe('the frame that so many fill', () => {
  it('is of whole windows, a few sends of each where one of each makes none', () => {
    expect(full(quick, 500)).toEqual({ frame: 105_000, sends: 1 });
    expect(full(quick, 100)).toEqual({ frame: 21_000, sends: 1 });
    expect(full(quick, 50)).toEqual({ frame: 21_000, sends: 2 });
    expect(full(quick, 20)).toEqual({ frame: 21_000, sends: 5 });
    expect(full(quick, 1)).toEqual({ frame: 86_400_000, sends: 1 });
  });

  it('is the shortest with room enough, and of two minutes at the most where it holds several', () => {
    expect(full({ perMs: 1000, gap: 25 }, 625)).toEqual({ frame: 16_000, sends: 1 });
    expect(full({ perMs: 5000, gap: 1000 }, 60)).toEqual({ frame: 125_000, sends: 2 });
    expect(full({ perMs: 5000, gap: 1000 }, 61).sends).toBe(1);
  });

  it('stays one of each by the minute, where a place is wide enough to wander', () => {
    const slow = { perMs: 60_000, gap: 3000 };
    expect(full(slow, 500)).toEqual({ frame: 26 * 60_000, sends: 1 });
    for (const seats of [2, 10, 25, 50]) {
      expect(full(slow, seats).sends).toBe(1);
      expect(full(slow, seats).frame).toBeCloseTo(seats * 3000 * 1.024);
    }
  });

  it('leaves between 24 and 50 in 1,000 places free by the second, whoever shares', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5000 }), fc.constantFrom(1, 5, 10), (seats, count) => {
        const { frame, sends } = full({ perMs: 1000, gap: 1000 / count }, seats);
        const room = (frame * count) / 1000 / (seats * sends);
        expect(frame % 1000).toBe(0);
        expect(room).toBeGreaterThanOrEqual(1.024 - 1e-9);
        expect(room).toBeLessThanOrEqual(1.05 + 1e-9);
        if (sends > 1) expect(seats * sends * (1000 / count)).toBeLessThanOrEqual(120_000);
      }),
    );
  });
});

describe('places', () => {
  it('of one who knows nothing yet lie apart', () => {
    const own = scattered(start, 21_000, 5, 0.3).map((at) => at - start);
    expect(own[0]).toBeCloseTo(6300);
    const sorted = [...own].sort((a, b) => a - b);
    const gaps = sorted.map((at, index) => (sorted[index + 1] ?? (sorted[0] ?? 0) + 21_000) - at);
    expect(Math.min(...gaps)).toBeGreaterThan(21_000 / 5 / 3);
    expect(Math.max(...sorted)).toBeLessThan(21_000);
  });

  it('come again whole frames later, and never before they lie', () => {
    expect(dueFrom(5000, 1000, 7001)).toBe(8000);
    expect(dueFrom(5000, 1000, 7000)).toBe(7000);
    expect(dueFrom(5000, 1000, 1)).toBe(5000);
  });

  it('keep clear of the others, over the end of the frame too', () => {
    expect(clear(900, [1000], 10_000, 500)).toBe(1900);
    expect(clear(1500, [1000], 10_000, 500)).toBe(1500);
    expect(clear(9900, [200], 10_000, 500)).toBe(10_900);
    expect(clear(900, [1000, 5000], 10_000, 500)).toBe(1900);
    expect(clear(900, [], 10_000, 500)).toBe(900);
    expect(clear(900, [0, 1000, 2000, 3000], 4000, 1000)).toBe(900);
  });
});

describe('one of a few who share by the second', () => {
  const seats = 20;
  const first = () => pushed(undefined, limits, seats, refusal(0.4));

  it('sends at each of its places once a frame', () => {
    let lane = { ...newLane('x'), pace: first() };
    const places = all(first()).map((at) => modulo(at, 21_000));
    expect(places).toHaveLength(5);
    const sent: number[] = [];
    for (let now = start; sent.length < 20; ) {
      const at = nextSlot(lane, limits, now, { batch: true, seats });
      if (at > now) now = at;
      else {
        lane = { ...lane, ...logSlot(lane, limits, now, { batch: true, seats }) };
        sent.push(now);
        now += 150;
      }
    }
    expect((sent[19] ?? 0) - (sent[0] ?? 0)).toBeLessThan(4 * 21_000);
    for (const place of places)
      expect(sent.filter((at) => Math.abs(modulo(at, 21_000) - place) < 1)).toHaveLength(4);
    expect(sent.every((at, index) => index === 0 || at > (sent[index - 1] ?? 0))).toBe(true);
  });

  it('sends late at a place it woke late for, and at the next all the same', () => {
    const pace: Pace = { frame: 21_000, place: start, others: [start + 4000], last: start - 1, passed: 0 };
    expect(pacedSlot(pace, limits, start + 180)).toBe(start + 180);
    const after = paced(pace, start + 180);
    expect(after).toEqual({ ...pace, last: start + 180 });
    expect(pacedSlot(after, limits, start + 180)).toBe(start + 4000);
    const turned = paced(after, start + 4100);
    expect(turned).toMatchObject({ place: start + 4000, others: [start], last: start + 4100 });
    expect(pacedSlot(turned, limits, start + 4100)).toBe(start + 21_000);
    expect(paced(turned, start + 21_050)).toMatchObject({ place: start + 21_000, others: [start + 4000] });
  });

  it('moves the place that was refused and no other, clear of its own', () => {
    fc.assert(
      fc.property(fc.nat(4), draw, (which, random) => {
        const pace = first();
        const before = all(pace);
        const refusedPlace = before[which] ?? 0;
        const moved = pushed(pace, limits, seats, refusal(random, refusedPlace + 120));
        expect(moved.others).toEqual(before.filter((at) => at !== refusedPlace));
        expect(moved.place).toBeGreaterThanOrEqual(refusedPlace + 120 + 1100);
        for (const other of moved.others ?? []) {
          const apart = modulo(moved.place - other, 21_000);
          expect(Math.min(apart, 21_000 - apart)).toBeGreaterThanOrEqual(499);
        }
        expect(pacedSlot(moved, limits, moved.last)).toBeLessThanOrEqual(moved.place);
      }),
    );
  });

  it.each([
    [20, 500, 'half a window'],
    [5, 262.5, 'a quarter of what lies between its sends, where that is less'],
  ])('of %i who share comes as near to its own places as %d ms: %s', (of, room) => {
    const { frame, sends } = full(quick, of);
    let nearest = Number.POSITIVE_INFINITY;
    fc.assert(
      fc.property(draw, draw, (laid, random) => {
        const others = Array.from({ length: sends - 1 }, (_, at) => start + (at + laid) * (frame / sends));
        const pace: Pace = { frame, place: start - 1, others, last: start, passed: 3 };
        const moved = pushed(pace, limits, of, refusal(random));
        const apart = others.map((other) => {
          const behind = modulo(moved.place - other, frame);
          return Math.min(behind, frame - behind);
        });
        nearest = Math.min(nearest, ...apart);
      }),
      { numRuns: 1000 },
    );
    expect(nearest).toBeGreaterThanOrEqual(room - 1);
    expect(nearest).toBeLessThan(room * 1.2);
  });

  it('does not send again at the place before the one that was refused, however late it may be for it', () => {
    const places = [600, 1000, 6000, 11_000, 16_000].map((at) => start + at);
    const [place = 0, ...others] = places;
    const pace: Pace = { frame: 21_000, place, others, last: start + 1000, passed: 0 };
    const moved = pushed(pace, limits, seats, refusal(0.5, start + 1000));
    expect(moved.others).not.toContain(start + 1000);
    expect(pacedSlot(moved, limits, start + 2200)).toBe(Math.min(start + 6000, moved.place));
  });

  it('tries a quicker pace at one place, and has all its places again where that is refused', () => {
    let pace: Pace | undefined = first();
    const places = all(pace);
    for (let sends = 0; pace && sends < 500; sends += 1) {
      expect(pace.frame).toBe(21_000);
      pace = passed(pace, limits, seats);
    }
    expect(pace).toMatchObject({ frame: 2100, home: places[0] });
    const trying = pace && paced(pace, pace.place + 2100);
    expect(trying && pacedSlot(trying, limits, trying.last)).toBe((places[0] ?? 0) + 4200);
    const quicker = pace && passed(pace, limits, seats);
    expect(quicker?.frame).toBeLessThan(2100);
    for (const tried of [pace, trying, quicker]) {
      const back = tried && pushed(tried, limits, seats, refusal(0.9, start + 900_000));
      expect(back).toMatchObject({ frame: 21_000, passed: 0 });
      expect(back && all(back)).toEqual(places);
      expect(back?.home).toBeUndefined();
    }
  });

  it('keeps all its places in mind while a try is refused on the way to its frame', () => {
    const [home, other] = [start + 7000, start + 17_000];
    const trying: Pace = { frame: 250, place: start, home, others: [other], last: start, passed: 3 };
    const slower = pushed(trying, limits, 50, refusal(0.5));
    expect(slower).toMatchObject({ frame: 8000, home, others: [other] });
    const back = pushed(slower, limits, 50, refusal(0.5, start + 9000));
    expect(back).toMatchObject({ frame: 21_000, place: home, others: [other] });
  });

  it('quickens at one place where more share than it thought, and lays its places anew once it is refused', () => {
    const more = passed(first(), limits, 200);
    expect(more).toBeDefined();
    expect(more?.others).toBeUndefined();
    expect(more?.frame).toBeLessThan(4200);
    expect(more?.frame).toBeGreaterThan(3500);
    const anew = pushed(first(), limits, 50, refusal(0.2, start + 5000));
    expect(anew.others).toHaveLength(1);
    expect(pushed(first(), limits, 500, refusal(0.2, start + 5000)).others).toBeUndefined();
  });

  it('forgets its places once they went unused', () => {
    const pace = paced(first(), start + 3_600_000);
    expect(pace.others).toBeUndefined();
    expect(pace.frame).toBeLessThan(4200 / 3);
  });
});
