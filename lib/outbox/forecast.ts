import type { Lane } from './contract';
import { type LaneRow, logSlot, newLane, nextSlot } from './lane';
import type { Demand } from './pace';

/** One call to come. */
export interface Going {
  id: string;
  /** Null = it goes by itself, as soon as it is ready. */
  lane: Lane | null;
  /** Not before; epoch ms. */
  ready: number;
  demand: Demand;
  /** The one that it comes after, whatever lane that takes. */
  after: string | null;
}

/** Calls that wait for the same lane in the same way. */
interface Line {
  lane: Lane;
  demand: Demand;
  /** Those that may go, by turn; then those that are not ready, by the moment at which they are. */
  due: number[];
  later: { turn: number; ready: number }[];
  /** When its next goes. */
  next: number;
}

/** The index at which `value` keeps a list ascending, behind its equals. */
function place<Item>(items: readonly Item[], value: number, of: (item: Item) => number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && of(item) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * When each call goes, given in order of turn: what is ready goes in that order as the lanes let it, and what is not holds
 * nobody up.
 */
export function forecast(
  goings: readonly Going[],
  known: ReadonlyMap<string, LaneRow>,
  now: number,
): Map<string, number> {
  const at = new Map<string, number>();
  const rows = new Map(known);
  const lines = new Map<string, Line>();
  const followers = new Map<string, { turn: number; going: Going }>();
  const ids = new Set(goings.map(({ id }) => id));

  /** The next of a line is known anew: something joined it, or its lane moved. */
  const look = (line: Line) => {
    const row = rows.get(line.lane.key) ?? newLane(line.lane.key);
    const [head] = line.later;
    if (line.due.length === 0 && !head) line.next = Number.POSITIVE_INFINITY;
    else {
      const from = line.due.length > 0 ? (row.log.at(-1) ?? now) : (head?.ready ?? now);
      line.next = nextSlot(row, line.lane.limits, Math.max(now, from), line.demand);
    }
  };
  const join = (going: Going, turn: number, ready: number) => {
    const { lane, demand, id } = going;
    if (!lane) {
      settle(id, ready);
      return;
    }
    const key = `${lane.key} ${demand.batch}`;
    const line = lines.get(key) ?? { lane, demand, due: [], later: [], next: 0 };
    lines.set(key, line);
    line.later.splice(
      place(line.later, ready, (each) => each.ready),
      0,
      { turn, ready },
    );
    look(line);
  };
  const settle = (id: string, moment: number) => {
    at.set(id, moment);
    const follower = followers.get(id);
    if (follower) join(follower.going, follower.turn, Math.max(follower.going.ready, moment));
  };

  goings.forEach((going, turn) => {
    const { after, ready } = going;
    const before = after === null ? undefined : at.get(after);
    if (after !== null && before === undefined && ids.has(after)) followers.set(after, { turn, going });
    else join(going, turn, Math.max(now, ready, before ?? 0));
  });
  while (true) {
    let first: Line | undefined;
    for (const line of lines.values())
      if (line.next < (first?.next ?? Number.POSITIVE_INFINITY)) first = line;
    if (!first) return at;
    const { lane, due, later, demand, next } = first;
    while (later[0] && later[0].ready <= next) {
      const { turn } = later[0];
      later.shift();
      due.splice(
        place(due, turn, (each) => each),
        0,
        turn,
      );
    }
    const going = goings[due.shift() ?? -1];
    if (!going) return at;
    rows.set(lane.key, logSlot(rows.get(lane.key) ?? newLane(lane.key), lane.limits, next, demand));
    for (const line of lines.values()) if (line.lane.key === lane.key) look(line);
    settle(going.id, next);
  }
}
