import type { Limit } from '../http/endpoint';
import { clear, dueFrom, full, scattered, type Tight, tightest } from './frame';
import { amongTaken, type Phase, refusedAt, takenAt } from './phase';

/**
 * How a batch shares a counter with colleagues nobody hears of: it sends once a frame, at its own place in it, or at a few
 * places where so few share that whole windows make no frame of one each. A place that was refused moves; one that was
 * not is kept, so that the places of many come to lie apart.
 */
export interface Pace {
  /** ms from a place to the same place again. */
  frame: number;
  /** A moment at which a send was due; others lie whole frames from it. */
  place: number;
  /** Of a frame that holds several sends of each: its other places. */
  others?: number[];
  /** The last send by this pace. */
  last: number;
  /** Sends in a row that were not refused. */
  passed: number;
  /** When the last refusal came: others of calls sent before tell nothing new. */
  pushedAt?: number;
  /** The place to return to when a try at a shorter frame is refused. Until then it is the only one. */
  home?: number;
  /** Of windows so short that nobody names their ends: where in them calls were taken and refused. */
  phase?: Phase;
}

export interface Demand {
  /** One of many: it can wait for its place. A person's click cannot. */
  batch: boolean;
  /** How many share the counter; 0 = nobody said. */
  seats: number;
}

export const single: Demand = { batch: false, seats: 0 };

const halfLife = 30 * 60_000;
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

/** The service names moments in whole seconds: the ends of such windows are not known. */
const unnamed = ({ perMs }: Tight): boolean => perMs < 10_000;

const places = ({ place, others = [], home }: Pace): number[] =>
  home === undefined ? [place, ...others] : [place];

/** ms between sends on the average. */
const interval = (pace: Pace): number => pace.frame / places(pace).length;

/** What is left of the interval that went unused: half in half an hour, from two frames on. */
const faded = (pace: Pace, now: number): number => {
  const unused = now - Math.max(pace.last, ...places(pace)) - 2 * pace.frame;
  return interval(pace) * 0.5 ** (Math.max(0, unused) / halfLife);
};

/** When the next of a batch may go; `now` where nothing holds it back. */
export function pacedSlot(pace: Pace | undefined, limits: readonly Limit[], now: number): number {
  if (!pace) return now;
  const { gap } = tightest(limits);
  const { frame, place, last } = pace;
  // It fades from two frames on: what is left of it is over by then.
  if (faded(pace, now) < interval(pace)) return now;
  const late = Math.min(frame / 4, 10 * gap);
  const all = places(pace);
  const since = all.length > 1 ? Math.min(place, last) + 1 : last + frame / 2;
  const earliest = Math.max(since, now - late);
  return Math.max(now, Math.min(...all.map((each) => dueFrom(each, frame, earliest))));
}

/** The place that a send at `at` was for: the one due last before it. */
function usedBy(pace: Pace, at: number): number {
  const due = (place: number) => place + Math.floor((at - place) / pace.frame) * pace.frame;
  return places(pace).reduce((best, each) => (due(each) > due(best) ? each : best));
}

/** The pace after a send. */
export function paced(pace: Pace, now: number): Pace {
  const left = faded(pace, now);
  const { others, ...alone } = pace;
  if (!others || pace.home !== undefined) return { ...pace, frame: left, last: now };
  if (left < interval(pace)) return { ...alone, frame: left, last: now };
  const used = usedBy(pace, now);
  const due = used + Math.floor((now - used) / pace.frame) * pace.frame;
  return { ...pace, place: due, others: places(pace).filter((each) => each !== used), last: now };
}

/** The pace after a send that the service took; undefined = as fast as the own log allows. */
export function passed(pace: Pace, limits: readonly Limit[], seats: number): Pace | undefined {
  const tight = tightest(limits);
  const { gap } = tight;
  const count = pace.passed + 1;
  const most = full(tight, seats);
  if (seats > 1 && interval(pace) >= most.frame / most.sends) {
    const phase = unnamed(tight) ? { phase: takenAt(pace.phase, pace.last, tight.perMs) } : {};
    if (count < tryAfter) return { ...pace, ...phase, passed: count };
    return { ...pace, frame: interval(pace) / 2, home: pace.place, passed: 0 };
  }
  const rate = 1 / interval(pace);
  const frame = 1 / (rate + growth * Math.sqrt(rate / gap));
  if (frame <= gap) return undefined;
  // In a try the other places wait; where fewer share than did they are of no frame any more.
  const others = pace.home === undefined ? undefined : pace.others;
  return { ...pace, others, frame, place: pace.last, passed: count };
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
  const wait = (seats > 1 ? leap : 2) * Math.max(gap, pace ? faded(pace, now) : gap);
  const whole = wait >= most.frame / most.sends;
  const frame = whole ? most.frame : wait;
  // What was refused is still to go: its new place may come sooner than a frame.
  const next = { frame, passed: 0, pushedAt: now, last: whole && most.sends > 1 ? now : now - frame };
  const { home, others } = pace ?? {};
  if (pace && home !== undefined && whole) return { ...next, place: home, others, phase: pace.phase };
  const several = whole && most.sends > 1;
  if (several && (!pace || places(pace).length !== most.sends)) {
    const [place = reset, ...rest] = scattered(reset, frame, most.sends, random);
    return { ...next, place, others: rest };
  }
  // Near the reset the counter has room for the next in line; else the place is in the midst of too many.
  const near = reset - now <= 2 * gap && pace !== undefined && pace.passed > 0 && !unnamed(tight);
  const within = near ? gap * spreadNear : seats > 1 ? frame * search : frame;
  const settled = pace !== undefined && interval(pace) >= most.frame / most.sends;
  const phase = settled && unnamed(tight) ? refusedAt(pace.phase, sentAt, tight.perMs) : undefined;
  const far = random * within;
  const place = phase ? amongTaken(phase, reset, far, tight.perMs) : reset + far;
  if (!pace || !several)
    return { ...next, phase, place, home, others: home === undefined ? undefined : others };
  const used = usedBy(pace, sentAt);
  const kept = places(pace).filter((each) => each !== used);
  const room = Math.min(tight.perMs / 2, interval(pace) / 4);
  return { ...next, phase, place: clear(place, kept, frame, room), others: kept };
}
