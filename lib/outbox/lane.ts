import type { Limit } from '../http/endpoint';

/** What is known of one server counter: our own sends, and what its refusals taught. */
export interface LaneRow {
  key: string;
  /** Send times within the longest window, ascending, epoch ms. */
  log: number[];
  /** Nothing goes before: a refusal said so. */
  blockedUntil: number;
  /** How far sends are spread after a refusal, ms, as of `learnedAt`; halves every 30 min. */
  spread: number;
  learnedAt: number;
  /** Calls in the running month, for the company's budget. */
  month: string;
  calls: number;
  refused: number;
}

const halfLife = 30 * 60_000;
const spreadMax = 30 * 60_000;

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

/** The first moment ≥ `now` at which one more call keeps every limit. */
export function nextSlot(lane: LaneRow, limits: readonly Limit[], now: number): number {
  const log = sane(lane.log, now);
  let at = Math.max(now, Math.min(lane.blockedUntil, now + spreadMax + 24 * 60 * 60_000));
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
): number =>
  nextSlot(
    { ...newLane(''), ...lane, log: [...(lane?.log ?? []), ...Array<number>(booked).fill(now)] },
    limits,
    now,
  );

/** The lane with one more call in it. */
export function logSlot(lane: LaneRow, limits: readonly Limit[], now: number): LaneRow {
  const longest = Math.max(0, ...limits.map(({ perMs }) => perMs + jitterBound(perMs)));
  const log = sane(lane.log, now).filter((at) => at > now - longest);
  const calls = lane.month === month(now) ? lane.calls + 1 : 1;
  return { ...lane, log: [...log, now], month: month(now), calls };
}

/**
 * An answer came at `now` to the call logged at `sentAt`. The service counted it somewhere between; where that is longer
 * than the widening covers, the later moment counts.
 */
export function settleSlot(lane: LaneRow, limits: readonly Limit[], sentAt: number, now: number): LaneRow {
  const late = limits.some(({ perMs }) => perMs >= 10_000 && now - sentAt > jitterBound(perMs) / 2);
  const index = lane.log.indexOf(sentAt);
  if (!late || index < 0) return lane;
  const log = lane.log.toSpliced(index, 1);
  return { ...lane, log: [...log, now].sort((a, b) => a - b) };
}

/** How congested the lane is believed to be now, ms of spread. */
export const spreadAt = (lane: LaneRow, now: number): number =>
  lane.spread * 0.5 ** (Math.max(0, now - lane.learnedAt) / halfLife);

/**
 * The service refused: others use the counter too. The lane rests until `retryAt` and a random part of the spread, which
 * each refusal doubles.
 */
export function refuseSlot(
  lane: LaneRow,
  limits: readonly Limit[],
  refusal: { now: number; retryAt: number | undefined; random: number },
): LaneRow {
  const { now, random } = refusal;
  const longest = Math.max(1000, ...limits.map(({ perMs }) => perMs));
  const reset = Math.min(Math.max(now, refusal.retryAt ?? now + longest), now + 24 * 60 * 60_000);
  const spread = Math.min(spreadMax, Math.max(longest / 12, spreadAt(lane, now) * 2));
  return {
    ...lane,
    blockedUntil: Math.max(lane.blockedUntil, Math.ceil(reset + random * spread)),
    spread,
    learnedAt: now,
    refused: lane.refused + 1,
  };
}
