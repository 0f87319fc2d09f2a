import {
  agedWindows,
  longest,
  maxPerPerson,
  maxWaiting,
  type Place,
  patienceMs,
  ranks,
  type Window,
  type Wish,
} from './slots';

interface Grant {
  at: number;
  person: string;
  id: string;
}

interface Waiting {
  person: string;
  rank: number;
  since: number;
  /** When they were told to come again. */
  due: number;
}

/** The state of one queue. `redis.lua` keeps the same by the same rules. */
export interface Lane {
  grants: Grant[];
  waiting: Map<string, Waiting>;
  blockedUntil: number;
}

export const newLane = (): Lane => ({ grants: [], waiting: new Map(), blockedUntil: 0 });

function prune(lane: Lane, now: number, span: number): void {
  lane.grants = lane.grants.filter(({ at }) => at > now - span);
  for (const [id, { due }] of lane.waiting) if (due + patienceMs < now) lane.waiting.delete(id);
}

/** Ids in the order of their turns: class first, then whoever has had least, then whoever came first. */
function order(lane: Lane, now: number, span: number): string[] {
  const had = new Map<string, number>();
  for (const { person } of lane.grants) had.set(person, (had.get(person) ?? 0) + 1);
  const all = [...lane.waiting].map(([id, one]) => ({
    id,
    person: one.person,
    rank: now - one.since > agedWindows * span ? 0 : one.rank,
    since: one.since,
    share: 0,
  }));
  const before = (a: (typeof all)[number], b: (typeof all)[number]) =>
    a.rank - b.rank || a.share - b.share || a.since - b.since || (a.id < b.id ? -1 : 1);
  for (const one of all.sort(before)) {
    one.share = had.get(one.person) ?? 0;
    had.set(one.person, one.share + 1);
  }
  return all.sort(before).map(({ id }) => id);
}

/** When a call with `ahead` others before it keeps every window, not before `start`. */
function freeAt(lane: Lane, windows: readonly Window[], ahead: number, start: number): number {
  const times = lane.grants.map(({ at }) => at);
  let at = start;
  for (let turn = 0; turn <= ahead; turn++) {
    for (const { count, ms } of windows) {
      const full = times[times.length - count];
      if (full !== undefined) at = Math.max(at, full + ms);
    }
    times.push(at);
  }
  return at;
}

/** `quietUntil`: nothing goes before, for nobody knows what went. Null = too many wait. */
export function askLane(
  lane: Lane,
  windows: readonly Window[],
  wish: Wish,
  { now, hold, quietUntil }: { now: number; hold: number; quietUntil: number },
): Place | null {
  const span = longest(windows);
  prune(lane, now, span);
  const before = lane.grants.findLast(({ id }) => id === wish.id);
  if (before && before.at + hold > now) return { granted: true, at: before.at, now };
  const known = lane.waiting.get(wish.id);
  if (!known) {
    const mine = [...lane.waiting.values()].filter(({ person }) => person === wish.person).length;
    if (mine >= maxPerPerson || lane.waiting.size >= maxWaiting) return null;
  }
  const since = known?.since ?? now;
  const mine: Waiting = { person: wish.person, rank: ranks[wish.class], since, due: now };
  lane.waiting.set(wish.id, mine);
  const ahead = order(lane, now, span).indexOf(wish.id);
  const at = freeAt(lane, windows, ahead, Math.max(now, quietUntil, lane.blockedUntil));
  if (at > now) {
    mine.due = at;
    return { granted: false, at, now };
  }
  lane.waiting.delete(wish.id);
  lane.grants.push({ at: now, person: wish.person, id: wish.id });
  return { granted: true, at: now, now };
}
