import type { Limit } from '../http/endpoint';

/**
 * How a batch shares a counter with colleagues nobody hears of: it sends once a frame, at its own place in it. A place that
 * was refused moves; one that was not is kept, so that the places of many come to lie apart.
 */
export interface Pace {
  /** ms between sends. */
  frame: number;
  /** A moment at which a send was due; others lie whole frames from it. */
  place: number;
  /** The last send by this pace. */
  last: number;
  /** Sends in a row that were not refused. */
  passed: number;
  /** When the last refusal came: others of calls sent before tell nothing new. */
  pushedAt?: number;
  /** The place to return to when a try at a shorter frame is refused. */
  home?: number;
}

export interface Demand {
  /** One of many: it can wait for its place. A person's click cannot. */
  batch: boolean;
  /** How many share the counter; 0 = nobody said. */
  seats: number;
}

export const single: Demand = { batch: false, seats: 0 };

const halfLife = 30 * 60_000;
const longest = 24 * 60 * 60_000;
/**
 * Room between the places, for those that send early or late: at the least, and at the most where whole windows are had for
 * it. The more room, the sooner each finds a place of its own.
 */
const [slack, roomiest] = [1.024, 1.05];
/** Where a new place is looked for, as a part of a frame that many fill: the sooner it is tried, the sooner all have one. */
const search = 1 / 4;
/** How many times longer a refusal makes the frame, where its full length is known. */
const leap = 32;
/** A place next in line lies within this part of a gap after the reset. */
const spreadNear = 0.1;
/** A full frame is tried shorter after this many sends: one refusal in so many is what finding out costs. */
const tryAfter = 500;
/** By how much a rate grows with each send that passes, as a part of its geometric mean with the whole rate. */
const growth = 0.004;

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

/** Whole windows where that costs little: then each place stays in its window. */
function full({ perMs, gap }: Tight, seats: number): number {
  if (seats <= 1) return longest;
  const needed = seats * gap * slack;
  const whole = Math.floor((seats * gap * roomiest) / perMs) * perMs;
  return Math.min(longest, Math.max(whole, needed));
}

/** What is left of a frame that went unused: half in half an hour, from two frames on. */
const faded = ({ frame, last, place }: Pace, now: number): number =>
  frame * 0.5 ** (Math.max(0, now - Math.max(last, place) - 2 * frame) / halfLife);

/** When the next of a batch may go; `now` where nothing holds it back. */
export function pacedSlot(pace: Pace | undefined, limits: readonly Limit[], now: number): number {
  if (!pace) return now;
  const { gap } = tightest(limits);
  const frame = faded(pace, now);
  if (frame < pace.frame) return frame <= gap ? now : Math.max(now, pace.last + frame);
  const late = Math.min(frame / 4, 10 * gap);
  const earliest = Math.max(pace.last + frame / 2, now - late);
  const frames = Math.max(0, Math.ceil((earliest - pace.place) / frame));
  return Math.max(now, pace.place + frames * frame);
}

/** The pace after a send. */
export const paced = (pace: Pace, now: number): Pace => ({
  ...pace,
  frame: faded(pace, now),
  last: now,
});

/** The pace after a send that the service took; undefined = as fast as the own log allows. */
export function passed(pace: Pace, limits: readonly Limit[], seats: number): Pace | undefined {
  const tight = tightest(limits);
  const { gap } = tight;
  const count = pace.passed + 1;
  if (seats > 1 && pace.frame >= full(tight, seats)) {
    const tries = count >= tryAfter;
    return tries
      ? { ...pace, frame: pace.frame / 2, home: pace.place, passed: 0 }
      : { ...pace, passed: count };
  }
  const rate = 1 / pace.frame;
  const frame = 1 / (rate + growth * Math.sqrt(rate / gap));
  return frame <= gap ? undefined : { ...pace, frame, place: pace.last, passed: count };
}

/** The pace after a send that was refused at `now`; the counter is free again at `reset`. */
export function pushed(
  pace: Pace | undefined,
  limits: readonly Limit[],
  seats: number,
  { sentAt, now, reset, random }: { sentAt: number; now: number; reset: number; random: number },
): Pace {
  if (pace?.pushedAt !== undefined && sentAt <= pace.pushedAt && pace.pushedAt <= now) return pace;
  const tight = tightest(limits);
  const { gap } = tight;
  const most = full(tight, seats);
  const frame = Math.min(most, (seats > 1 ? leap : 2) * Math.max(gap, pace ? faded(pace, now) : gap));
  // What was refused is still to go: its new place may come sooner than a frame.
  const last = now - frame;
  const home = pace?.home;
  if (home !== undefined && frame >= most) return { frame, place: home, last, passed: 0, pushedAt: now };
  // Near the reset the counter has room for the next in line; else the place is in the midst of too many.
  const near = reset - now <= 2 * gap && pace !== undefined && pace.passed > 0;
  const within = near ? gap * spreadNear : seats > 1 ? frame * search : frame;
  const place = reset + random * within;
  return { frame, place, last, passed: 0, pushedAt: now, ...(home === undefined ? {} : { home }) };
}
