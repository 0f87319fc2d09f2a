import type { Limit } from '../http/endpoint';

const longest = 24 * 60 * 60_000;
/**
 * Room between the places, for those that send early or late: at the least, and at the most where whole windows are had for
 * it. The more room, the sooner each finds a place of its own.
 */
const [slack, roomiest] = [1.024, 1.05];
/** A frame is not made longer than this to hold several sends of each, ms. */
const longestShared = 120_000;
const golden = (Math.sqrt(5) - 1) / 2;

export interface Tight {
  perMs: number;
  /** ms a call at the full rate. */
  gap: number;
}

/** The limit that lets the fewest through. */
export function tightest(limits: readonly Limit[]): Tight {
  let tight = { perMs: 1000, gap: 0 };
  for (const { count, perMs } of limits) if (perMs / count > tight.gap) tight = { perMs, gap: perMs / count };
  return tight.gap > 0 ? tight : { perMs: 1000, gap: 1000 };
}

/**
 * The frame that so many fill, and how often each sends in it. Whole windows where that costs little: then each place stays in
 * its window. Where one send of each is no whole number of windows, a few of each may be.
 */
export function full({ perMs, gap }: Tight, seats: number): { frame: number; sends: number } {
  if (seats <= 1) return { frame: longest, sends: 1 };
  for (let sends = 1; sends <= 1 || seats * sends * gap <= longestShared; sends += 1) {
    const needed = sends * seats * gap * slack;
    const whole = Math.floor((sends * seats * gap * roomiest) / perMs) * perMs;
    if (whole >= needed) return { frame: Math.min(longest, whole), sends };
  }
  return { frame: Math.min(longest, seats * gap * slack), sends: 1 };
}

/** The first moment ≥ `from` that lies whole frames from a place. */
export const dueFrom = (place: number, frame: number, from: number) =>
  place + Math.max(0, Math.ceil((from - place) / frame)) * frame;

/** Places of one who knows nothing yet, apart from each other as the golden section lays them. */
export const scattered = (from: number, frame: number, sends: number, random: number): number[] =>
  Array.from({ length: sends }, (_, index) => from + ((random + index * golden) % 1) * frame);

/** The first moment from `from` on that is `room` apart from the other places, as far as there is one. */
export function clear(from: number, others: readonly number[], frame: number, room: number): number {
  const apart = (at: number) => (other: number) => {
    const behind = (((other - at) % frame) + frame) % frame;
    return Math.min(behind, frame - behind) >= room;
  };
  for (let step = 0; step < others.length * 4; step += 1) {
    const at = from + step * room;
    if (others.every(apart(at))) return at;
  }
  return from;
}
