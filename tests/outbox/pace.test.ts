import { describe, expect, it } from 'vitest';
import type { Limit } from '../../lib/http/endpoint';
import { tightest } from '../../lib/outbox/frame';
import { logSlot, newLane, nextSlot, settleSlot } from '../../lib/outbox/lane';
import { type Demand, type Pace, paced, pacedSlot, passed, pushed } from '../../lib/outbox/pace';
import { refuseSlot } from '../../lib/outbox/refusal';

const limits: Limit[] = [{ count: 20, perMs: 60_000, source: 'documented' }];
const start = Date.UTC(2026, 3, 1);
const batch: Demand = { batch: true, seats: 0 };
const at = (random: number, reset = 30_000) => ({
  ...{ sentAt: start + 1, now: start, reset: start + reset, random },
});

describe('the tightest limit', () => {
  it('is the one that lets the fewest through', () => {
    const several: Limit[] = [
      { count: 50, perMs: 1000, source: 'documented' },
      { count: 1000, perMs: 60_000, source: 'documented' },
    ];
    expect(tightest(several)).toEqual({ perMs: 60_000, gap: 60 });
    expect(tightest([...several].reverse())).toEqual({ perMs: 60_000, gap: 60 });
    expect(tightest([])).toEqual({ perMs: 1000, gap: 1000 });
  });
});

describe('a batch alone', () => {
  it('goes as fast as its own log lets it', () => {
    let lane = newLane('x');
    for (let index = 0; index < 20; index += 1) {
      expect(nextSlot(lane, limits, start, batch)).toBe(start);
      lane = settleSlot(logSlot(lane, limits, start, batch), limits, start, start, batch);
    }
    expect(nextSlot(lane, limits, start, batch)).toBe(start + 61_000);
    expect(lane.pace).toBeUndefined();
  });
});

describe('a batch that was refused', () => {
  const { lane: refused } = refuseSlot(
    newLane('x'),
    limits,
    { sentAt: start, now: start, retryAt: start + 30_000, random: 0.5 },
    batch,
  );

  it('takes a place within a frame of twice its rate, after the reset', () => {
    expect(refused.pace).toMatchObject({ frame: 6000, place: start + 33_000, passed: 0 });
    expect(refused.blockedUntil).toBe(start + 30_000);
    expect(nextSlot(refused, limits, start, batch)).toBe(start + 33_000);
    expect(refused.refused).toBe(1);
  });

  it('does not hold a click back beyond the reset', () => {
    expect(nextSlot(refused, limits, start)).toBe(start + 30_000);
  });

  it('sends once a frame at its place, and skips what it is too late for', () => {
    const pace: Pace = { frame: 60_000, place: start, last: start - 60_000, passed: 0 };
    expect(pacedSlot(pace, limits, start)).toBe(start);
    expect(pacedSlot(pace, limits, start + 2000)).toBe(start + 2000);
    expect(pacedSlot(pace, limits, start + 16_000)).toBe(start + 60_000);
    expect(pacedSlot(paced(pace, start + 2000), limits, start + 2000)).toBe(start + 60_000);
    const long: Pace = { ...pace, frame: 1_000_000, last: start - 1_000_000 };
    expect(pacedSlot(long, limits, start + 29_000)).toBe(start + 29_000);
    expect(pacedSlot(long, limits, start + 31_000)).toBe(start + 1_000_000);
  });

  it('counts the refusals of calls sent together once', () => {
    const first = pushed(undefined, limits, 0, { ...at(0.5), sentAt: start - 100 });
    expect(first).toMatchObject({ frame: 6000, pushedAt: start });
    const others = { ...at(0.2), now: start + 50 };
    expect(pushed(first, limits, 0, { ...others, sentAt: start - 90 })).toBe(first);
    expect(pushed(first, limits, 0, { ...others, sentAt: start })).toBe(first);
    expect(pushed(first, limits, 0, { ...others, now: start, sentAt: start - 90 })).toBe(first);
    expect(pushed(first, limits, 0, { ...others, sentAt: start + 1 })).toMatchObject({ frame: 12_000 });
    const setBack = { ...at(0.2), now: start - 9000, sentAt: start - 9100 };
    expect(pushed(first, limits, 0, setBack).frame).toBe(12_000);
  });

  it('doubles its frame with each refusal, a day at the most', () => {
    let pace: Pace | undefined;
    const frames: number[] = [];
    for (let index = 0; index < 20; index += 1) {
      pace = pushed(pace, limits, 0, at(0.5));
      frames.push(pace.frame);
    }
    expect(frames.slice(0, 3)).toEqual([6000, 12_000, 24_000]);
    expect(frames.at(-1)).toBe(86_400_000);
  });

  it('quickens with each send that passes, until nothing holds it back', () => {
    let pace: Pace | undefined = pushed(undefined, limits, 0, at(0.5));
    const frames = [pace.frame];
    for (let sends = 0; pace && sends < 1000; sends += 1) {
      pace = passed(pace, limits, 0);
      if (pace) frames.push(pace.frame);
    }
    expect(pace).toBeUndefined();
    expect(frames).toEqual([...frames].sort((a, b) => b - a));
    expect(frames[1]).toBeCloseTo(1 / (1 / 6000 + 0.004 * Math.sqrt(1 / 6000 / 3000)), 6);
    expect(frames.length).toBeGreaterThan(100);
  });

  it('lets a frame fade by half in half an hour once two of them went by unused', () => {
    const pace: Pace = { frame: 600_000, place: start, last: start, passed: 0 };
    expect(paced(pace, start + 1_200_000).frame).toBe(600_000);
    expect(paced(pace, start + 1_200_000 + 30 * 60_000).frame).toBeCloseTo(300_000);
    const later = start + 1_200_000 + 30 * 60_000;
    expect(pacedSlot(pace, limits, later)).toBe(later);
    expect(pacedSlot({ ...pace, place: start - 1e9, last: later - 1_300_000 }, limits, later)).toBe(later);
    const day = start + 86_400_000;
    expect(pacedSlot(pace, limits, day)).toBe(day);
  });
});

describe('a frame that fades', () => {
  const day = 24 * 60 * 60_000;

  it('counts from its last send or its place, whichever is later', () => {
    const pace: Pace = { frame: 600_000, place: start + 900_000, last: start, passed: 0 };
    expect(paced(pace, start + 900_000 + 1_200_000).frame).toBe(600_000);
    expect(paced({ ...pace, place: start, last: start + 900_000 }, start + 2_100_000).frame).toBe(600_000);
    expect(paced(pace, start + 2_100_000 + 30 * 60_000).frame).toBeCloseTo(300_000);
  });

  it('holds no send back: what is left of it is over by then', () => {
    const pace: Pace = { frame: 12 * 3_600_000, place: start, last: start, passed: 0 };
    const faded = start + day + 30 * 60_000;
    expect(pacedSlot(pace, limits, faded)).toBe(faded);
    const ahead: Pace = { ...pace, frame: 6000, last: start, place: start };
    const halved = start + 12_000 + 30 * 60_000;
    expect(paced(ahead, halved).frame).toBeCloseTo(3000);
    expect(pacedSlot(ahead, limits, halved)).toBe(halved);
  });
});

describe('a company of one or two', () => {
  const seats = (count: number) => pushed(undefined, limits, count, at(0.5)).frame;

  it('shares with nobody it knows of where it is one', () => {
    expect([seats(0), seats(1)]).toEqual([6000, 6000]);
    expect(pushed(undefined, limits, 1, at(0.5))).toEqual(pushed(undefined, limits, 0, at(0.5)));
    expect(seats(2)).toBeCloseTo(2 * 3000 * 1.024);
    const pace: Pace = { frame: 24 * 60 * 60_000, place: start, last: start, passed: 0 };
    expect(passed(pace, limits, 1)?.frame).toBeLessThan(pace.frame);
    expect(passed({ ...pace, frame: 6144 }, limits, 2)?.frame).toBe(6144);
  });

  it('goes as fast as its own log lets it from the full rate on', () => {
    expect(passed({ frame: 3000, place: start, last: start, passed: 3 }, limits, 0)).toBeUndefined();
  });

  it('takes whole windows that give just enough room', () => {
    const whole = 20 / 1.05;
    expect(seats(whole)).toBe(60_000);
    expect(seats(whole * 0.999)).toBeCloseTo(whole * 0.999 * 3000 * 1.024);
  });
});

describe('a batch of a company that says how many share', () => {
  const seats = 500;
  const whole = 26 * 60_000;
  const full = (): Pace => {
    let pace: Pace | undefined;
    for (let index = 0; index < 4; index += 1) pace = pushed(pace, limits, seats, at(0.5));
    return pace ?? { frame: 0, place: 0, last: 0, passed: 0 };
  };

  it('comes to the full frame in few refusals: whole windows where that costs little', () => {
    expect(pushed(undefined, limits, seats, at(0.5)).frame).toBe(96_000);
    expect(full().frame).toBe(whole);
    expect(pushed(full(), limits, 50, at(0)).frame).toBeCloseTo(50 * 3000 * 1.024);
    expect(pushed(full(), limits, 5000, at(0)).frame).toBe(262 * 60_000);
  });

  it('keeps a place that passes, and moves one that is refused within a quarter of a frame', () => {
    const held = passed(full(), limits, seats);
    expect(held).toMatchObject({ frame: whole, place: full().place, passed: 1 });
    const moved = pushed(held, limits, seats, at(0.25));
    expect(moved).toMatchObject({ frame: whole, place: start + 30_000 + whole / 16, passed: 0 });
    expect(pacedSlot(moved, limits, start)).toBe(moved.place);
  });

  it('goes next in line where the counter is free again at once, unless that was tried', () => {
    const held = passed(full(), limits, seats);
    const next = pushed(held, limits, seats, at(1, 6000));
    expect(next.place).toBe(start + 6300);
    expect(pushed(next, limits, seats, at(0.5, 6000)).place).toBe(start + 6000 + whole / 8);
    expect(pushed(held, limits, seats, at(0.5, 6001)).place).toBe(start + 6001 + whole / 8);
    expect(pushed(undefined, limits, seats, at(0.5, 1000)).place).toBe(start + 1000 + 12_000);
  });

  it('tries a shorter frame now and then, and returns to its place where that is refused', () => {
    let pace: Pace | undefined = full();
    const { place } = pace;
    for (let sends = 0; sends < 500; sends += 1) {
      expect(pace?.frame).toBe(whole);
      pace = pace && passed(pace, limits, seats);
    }
    expect(pace).toMatchObject({ frame: whole / 2, home: place, passed: 0 });
    const back = pace && pushed(pace, limits, seats, at(0.5));
    expect(back).toMatchObject({ frame: whole, place });
    expect(back?.home).toBeUndefined();
    const short = pace && pushed({ ...pace, frame: whole / 64 }, limits, seats, at(0.5));
    expect(short).toMatchObject({ frame: whole / 2, home: place });
    expect(short?.place).not.toBe(place);
    expect(pushed(full(), limits, seats, at(0.5)).home).toBeUndefined();
    const quicker = pace && passed(pace, limits, seats);
    expect(quicker?.frame).toBeLessThan(whole / 2);
    expect(quicker?.home).toBe(place);
  });
});
