import type { Limit } from '../http/endpoint';
import { type Demand, type Pace, paced, pacedSlot, passed, single } from './pace';

/** What is known of one server counter: our own sends, and what its refusals taught. */
export interface LaneRow {
  key: string;
  /** Send times within the longest window, ascending, epoch ms. */
  log: number[];
  /** Nothing goes before: a refusal said so. */
  blockedUntil: number;
  /** Over how many windows sends are spread after a refusal, as of `learnedAt`; halves every 30 min. */
  spread: number;
  learnedAt: number;
  /** Calls in the running month, for the company's budget. */
  month: string;
  calls: number;
  refused: number;
  /** How batches share the counter, while others use it too. */
  pace?: Pace;
}

/** No refusal closes a lane for longer, ms. */
export const longestBlock = 24.5 * 60 * 60_000;

export const newLane = (key: string): LaneRow => ({
  key,
  log: [],
  blockedUntil: 0,
  spread: 0,
  learnedAt: 0,
  month: '',
  calls: 0,
  refused: 0,
});

/**
 * How much a window is widened, so that requests that overtake each other on the way do not meet in one window of the
 * server: 1 s a minute keeps 98 % of the rate, 0.2 s a second 83 %.
 */
export const jitterBound = (perMs: number): number => Math.min(1000, Math.max(200, perMs / 60));

const month = (now: number) => new Date(now).toISOString().slice(0, 7);

/** A clock that was set back leaves sends in the future: they count as sent now. */
const sane = (log: readonly number[], now: number) => log.map((at) => Math.min(at, now));

/** The first moment ≥ `now` at which one more call keeps every limit, and its place where it has one. */
export function nextSlot(
  lane: LaneRow,
  limits: readonly Limit[],
  now: number,
  { batch }: Demand = single,
): number {
  const log = sane(lane.log, now);
  let at = Math.max(now, Math.min(lane.blockedUntil, now + longestBlock));
  if (batch) at = Math.max(at, pacedSlot(lane.pace, limits, now));
  for (const { count, perMs } of limits) {
    const oldest = log[log.length - count];
    if (oldest !== undefined) at = Math.max(at, oldest + perMs + jitterBound(perMs));
  }
  return at;
}

/** The same, with `booked` calls about to be logged. */
export const freeAfter = (
  lane: LaneRow | undefined,
  limits: readonly Limit[],
  booked: number,
  now: number,
  demand: Demand = single,
): number => {
  const row = { ...newLane(''), ...lane, log: [...(lane?.log ?? []), ...Array<number>(booked).fill(now)] };
  const { pace } = row;
  return nextSlot(pace && booked > 0 ? { ...row, pace: { ...pace, last: now } } : row, limits, now, demand);
};

/** The lane with one more call in it. */
export function logSlot(
  lane: LaneRow,
  limits: readonly Limit[],
  now: number,
  { batch }: Demand = single,
): LaneRow {
  const longest = Math.max(0, ...limits.map(({ perMs }) => perMs + jitterBound(perMs)));
  const log = sane(lane.log, now).filter((at) => at > now - longest);
  const same = lane.month === month(now);
  const [calls, refused] = same ? [lane.calls + 1, lane.refused] : [1, 0];
  const pace = batch && lane.pace ? { pace: paced(lane.pace, now) } : {};
  return { ...lane, ...pace, log: [...log, now], month: month(now), calls, refused };
}

/** An answer came at `now` to the call logged at `sentAt`, and it was not "too many". */
export function settleSlot(
  lane: LaneRow,
  limits: readonly Limit[],
  sentAt: number,
  now: number,
  { seats }: Demand = single,
): LaneRow {
  const moved = moveSlot(lane, limits, sentAt, now);
  const { pace, ...rest } = moved;
  if (!pace || pace.last !== sentAt) return moved;
  const next = passed(pace, limits, seats);
  return next ? { ...rest, pace: next } : rest;
}

/**
 * The service counted a call somewhere between its sending and its answer; where that is longer than the widening covers,
 * the later moment counts.
 */
export function moveSlot(lane: LaneRow, limits: readonly Limit[], sentAt: number, now: number): LaneRow {
  const late = limits.some(({ perMs }) => perMs >= 10_000 && now - sentAt > jitterBound(perMs) / 2);
  const index = lane.log.indexOf(sentAt);
  if (!late || index < 0) return lane;
  const log = lane.log.toSpliced(index, 1);
  return { ...lane, log: [...log, now].sort((a, b) => a - b) };
}
