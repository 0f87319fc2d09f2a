import type { Intent } from '../domain/intent';
import type { Lane } from './contract';
import { inGroupTurn } from './group-count';
import { type Kit, openRows, usualWrite } from './kit';
import { freeAfter, type LaneRow } from './lane';
import { byTurn, heads } from './queue';
import { demandOf } from './slots';
import { stopsAccount } from './transitions';

/** Calls of this worker that are decided on but not yet in the lane's log. */
export interface Bookings {
  add(lane: Lane): () => void;
  count(lane: string): number;
}

export function createBookings(): Bookings {
  const counts = new Map<string, number>();
  const count = (lane: string) => counts.get(lane) ?? 0;
  return {
    count,
    add: ({ key }) => {
      let held = true;
      counts.set(key, count(key) + 1);
      return () => {
        if (held) counts.set(key, count(key) - 1);
        held = false;
      };
    },
  };
}

/** The state of the journal as one pass sees it. */
export interface Sight {
  now: number;
  open: Intent[];
  /** Groups of which parts are open. */
  groups: Intent[];
  lanes: ReadonlyMap<string, LaneRow>;
}

export const sight = <Port>(kit: Kit<Port>): Promise<Sight> =>
  kit.read(async (tx) => {
    const [rows, lanes] = await Promise.all([openRows(tx), tx.all('lanes')]);
    return { ...rows, lanes: new Map(lanes.map((row) => [row.key, row])), now: kit.now() };
  });

/** The lane of the write an intent will make, as far as known; null where no lane can be told. */
export function laneFor<Port>(kit: Kit<Port>, intent: Intent): Lane | null {
  const job = kit.job(intent.kind);
  const operation = intent.operation ?? (job && usualWrite(job));
  return operation === undefined ? null : kit.deps.laneOf(intent.account, operation);
}

/** Accounts that can do nothing until the person signs in or settles what the service refused. */
export const stoppedAccounts = (open: readonly Intent[]): ReadonlySet<string> =>
  new Set(
    open
      .filter(
        ({ waiting, failure }) => waiting === 'signIn' && failure !== undefined && stopsAccount(failure),
      )
      .map(({ account }) => account),
  );

/** Whose turn it is, in order; and when to look again for the others. */
export function turns<Port>(
  kit: Kit<Port>,
  { now, open, groups, lanes }: Sight,
  bookings: Bookings,
  isActive: (id: string) => boolean,
): { turn: Intent[]; wakes: number[] } {
  const { policy } = kit;
  const stopped = stoppedAccounts(open);
  const considered = new Map<string, number>();
  const led = new Set<string>();
  const turn: Intent[] = [];
  const wakes: number[] = [];
  const may = inGroupTurn(open, groups, 2 * policy.parallel, now);
  for (const intent of heads(open).filter(may).sort(byTurn(now, policy.ageing))) {
    if (isActive(intent.id) || intent.state === 'inFlight') continue;
    if (intent.waiting === 'signIn' || stopped.has(intent.account)) continue;
    if (intent.readyAt > now) {
      wakes.push(intent.readyAt);
      continue;
    }
    const lane = intent.state === 'pending' && intent.undoneBy === undefined ? laneFor(kit, intent) : null;
    if (lane) {
      const booked = bookings.count(lane.key);
      const before = considered.get(lane.key) ?? booked;
      const free = freeAfter(lanes.get(lane.key), lane.limits, before, now, demandOf(kit, intent.class));
      // One part of a group looks ahead for all: they read the same list.
      const ahead = intent.parent !== undefined && led.has(intent.parent) ? 0 : policy.lookAhead;
      if (free > now + ahead) {
        // Behind others that have not gone its moment moves along with them: theirs is when to look.
        if (before === booked) wakes.push(free - ahead);
        continue;
      }
      if (intent.parent !== undefined) led.add(intent.parent);
      considered.set(lane.key, before + 1);
    }
    turn.push(intent);
  }
  return { turn, wakes };
}
