import type { Limit } from '../http/endpoint';
import { type Tight, tightest } from './frame';
import { type LaneRow, moveSlot } from './lane';
import { type Demand, pushed, single } from './pace';

const halfLife = 30 * 60_000;
/** Of spread, ms. */
const spreadMax = 30 * 60_000;
const day = 24 * 60 * 60_000;
/** The service names moments in whole seconds. */
const headerUnit = 1000;
/** Of so many windows a refused click's next is drawn at the least; the first `skipped` part of them is passed by. */
const [few, many, skipped] = [4, 30, 1 / 4];

/** How congested the lane is believed to be now, ms of spread. */
export const spreadAt = (lane: LaneRow, now: number): number =>
  lane.spread * 0.5 ** (Math.max(0, now - lane.learnedAt) / halfLife);

export interface Refusal {
  sentAt: number;
  now: number;
  /** When the service said that it counts anew. */
  retryAt: number | undefined;
  random: number;
}

/**
 * The service refused: others use the counter too, and nothing of ours goes before it counts anew. `again` is when the refused
 * call may be tried again: of a batch by its new place; of a click shortly before the end of a later window, where it takes
 * what the others left and stands in nobody's way.
 *
 * A moment named that lies a single call off tells of tokens that come one by one: for long after a refusal there are few, and
 * what is tried again takes them from others, so that its window is one of many. Else one of a few: all who were refused
 * together must not come back together.
 */
export function refuseSlot(
  lane: LaneRow,
  limits: readonly Limit[],
  { sentAt, now, retryAt, random }: Refusal,
  { batch, seats }: Demand = single,
): { lane: LaneRow; again: number } {
  const reset = Math.min(Math.max(now, retryAt ?? now + tightest(limits).perMs), now + day);
  const blockedUntil = Math.max(lane.blockedUntil, reset);
  const counted = { ...moveSlot(lane, limits, sentAt, now), refused: lane.refused + 1, blockedUntil };
  if (batch) {
    const pace = pushed(lane.pace, limits, seats, { sentAt, now, reset, random });
    return { lane: { ...counted, pace }, again: blockedUntil };
  }
  const { perMs, gap } = refusing(limits, reset - now);
  const least = perMs * (reset - now <= Math.max(headerUnit, gap) ? many : few);
  const spread = Math.min(spreadMax, Math.max(least, spreadAt(lane, now) * 2));
  const windows = Math.max(1, Math.round(spread / perMs));
  const from = Math.floor(windows * skipped);
  const again = Math.ceil(blockedUntil + laterEnd(perMs, from + random * (windows - from)));
  return { lane: { ...counted, spread, learnedAt: now }, again };
}

/** The shortest limit that names a moment so far off. */
function refusing(limits: readonly Limit[], wait: number): Tight {
  const able = limits.filter(({ perMs }) => wait <= Math.max(headerUnit, perMs));
  const shortest = Math.min(...able.map(({ perMs }) => perMs));
  return tightest(able.length > 0 ? able.filter(({ perMs }) => perMs === shortest) : limits);
}

/**
 * Shortly before the end of the window that `drawn` lies in, counted from the next. The moment that the service names is a
 * whole second: of shorter windows no end is known.
 */
function laterEnd(perMs: number, drawn: number): number {
  if (perMs < 10_000) return perMs * drawn;
  const margin = (perMs / 60) * (1 + 2 * (drawn % 1));
  return perMs * (1 + Math.floor(drawn)) - margin;
}
