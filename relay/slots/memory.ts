import { askLane, type Lane, newLane } from './lane';
import { holdOf, longest, type Slots, windowsOf } from './slots';

/** For one process. `quiet`: what was sent before this start is not known, so that a whole window is waited for. */
export function memorySlots(now: () => number, quiet: boolean): Slots {
  const lanes = new Map<string, Lane>();
  const born = quiet ? now() : Number.NEGATIVE_INFINITY;
  const laneOf = (name: string): Lane => {
    const lane = lanes.get(name) ?? newLane();
    lanes.set(name, lane);
    return lane;
  };
  return {
    async ask(name, limits, wish) {
      const windows = windowsOf(limits);
      const quietUntil = born + longest(windows);
      return askLane(laneOf(name), windows, wish, { now: now(), hold: holdOf(limits), quietUntil });
    },
    async block(name, ms) {
      const lane = laneOf(name);
      lane.blockedUntil = Math.max(lane.blockedUntil, now() + ms);
    },
    check: async () => undefined,
    close: async () => undefined,
  };
}
