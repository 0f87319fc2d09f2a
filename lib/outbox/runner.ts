import type { Intent } from '../domain/intent';
import { addNeed, decide, type Next, reconcile, siblingsOf } from './decide';
import { createTidy, sweep } from './history';
import type { Kit } from './kit';
import { freeAfter } from './lane';
import { createScanCache, type Kept, readPage, type ScanNeed, type ScanOf, scanDue } from './scanner';
import { type Decided, send } from './sender';
import { disturb } from './shifts';
import { demandOf } from './slots';
import { afterUnclear } from './transitions';
import { createBookings, type Sight, sight, turns } from './turns';

const offlineCheck = 60_000;
/** Decided on at once: each needs its rows read, and who is behind many others need not wait for each of them. */
const abreast = 16;

/**
 * Works the journal off. All that must outlive the worker is in the store; in memory is only what this worker is doing right
 * now. Safe beside another runner on the same store: each step compares before it sets.
 */
export function createRunner<Port>(kit: Kit<Port>): () => Promise<void> {
  const { deps, policy } = kit;
  const scanOf = createScanCache(kit);
  const tidy = createTidy(kit);
  const bookings = createBookings();
  const active = new Map<string, Promise<void>>();
  /** Not before: by key of a list, what its last read said. */
  const later = new Map<string, number>();
  let adopted = false;
  let running: Promise<void> | undefined;
  let again = false;
  /** Rows have changed their states since the last sweep. */
  let worked = false;
  let fault: { error: unknown } | undefined;
  let nudge: () => void = () => undefined;

  const start = (key: string, work: () => Promise<void>) => {
    worked = true;
    const task = work()
      .catch((error: unknown) => {
        fault = { error };
      })
      .finally(() => {
        active.delete(key);
        deps.busy?.(active.size);
        again = true;
        nudge();
      });
    active.set(key, task);
    deps.busy?.(active.size);
  };

  /** In flight under an owner that is gone: what became of it is not known. */
  const adopt = async ({ open, now }: Sight): Promise<boolean> => {
    const first = !adopted;
    adopted = true;
    const lost = open.filter(
      ({ id, state, owner, sentAt }) =>
        state === 'inFlight' &&
        ((first && owner !== deps.owner) || (!active.has(id) && now - (sentAt ?? 0) > policy.orphaned)),
    );
    if (lost.length === 0) return false;
    await kit.write('relaxed', async (tx) => {
      for (const { id, revision } of lost) {
        const intent = await tx.get('intents', id);
        if (intent?.revision !== revision) continue;
        const repeatable = kit.job(intent.kind)?.repeatable(intent.input, intent.snapshot) ?? false;
        const facts = { kind: 'network', execution: 'unknown' } as const;
        const unclear = await tx.save(afterUnclear(intent, facts, kit.moment(), repeatable));
        await disturb(kit, tx, { ...intent, operation: intent.operation ?? '' }, unclear.unclearUntil ?? 0);
      }
    });
    return true;
  };

  /** What is next for wishes that wait: each of a resource of its own, so none looks at what another one changes. */
  const decideAll = async (intents: readonly Intent[], read: ScanOf): Promise<Map<string, Next<Port>>> => {
    if (intents.length === 0) return new Map();
    const lists = new Map<string, ReturnType<ScanOf>>();
    const listOf: ScanOf = (key) => {
      const list = lists.get(key) ?? read(key);
      lists.set(key, list);
      return list;
    };
    const siblings = siblingsOf(kit, intents);
    const ends = await Promise.allSettled(
      intents.map(async (intent, at) => {
        const mine = siblings.then((all) => all[at] ?? []);
        return [intent.id, await decide(kit, intent, listOf, mine)] as const;
      }),
    );
    return new Map(
      ends.map((end) => {
        if (end.status === 'rejected') throw end.reason;
        return end.value;
      }),
    );
  };

  /** Starts a write if its lane has a slot now; else says when it has. */
  const launch = (decided: Decided<Port>, { lanes }: Sight): number => {
    const { intent, attempt } = decided;
    const lane = deps.laneOf(intent.account, attempt.operation);
    const now = kit.now();
    const demand = demandOf(kit, intent.class);
    const free = freeAfter(lanes.get(lane.key), lane.limits, bookings.count(lane.key), now, demand);
    if (free > now || active.size >= policy.parallel || active.has(intent.id)) return free;
    const begun = bookings.add(lane);
    start(intent.id, () => send(kit, decided, begun));
    return 0;
  };

  /** Starts reading the next page of a list; else says when it may be read. */
  const fetch = (need: ScanNeed<Port>, kept: Kept, { lanes }: Sight): number => {
    if (active.has(need.key)) return 0;
    const lane = deps.laneOf(need.account, need.source.operation);
    const now = kit.now();
    const free = freeAfter(lanes.get(lane.key), lane.limits, bookings.count(lane.key), now);
    const due = Math.max(scanDue(kit, need, kept), later.get(need.key) ?? 0, free);
    if (due > now) return due;
    start(need.key, async () => {
      later.set(need.key, await readPage(kit, need, kept));
    });
    return 0;
  };

  /** One look over the journal: starts what can start, and says when the next look is due. */
  const pass = async (): Promise<number | null> => {
    const seen = await sight(kit);
    if (await adopt(seen)) {
      again = true;
      return null;
    }
    if (!deps.online()) return seen.open.length > 0 ? seen.now + offlineCheck : null;
    const { turn, wakes } = turns(kit, seen, bookings, (id) => active.has(id));
    const needs = new Map<string, ScanNeed<Port>>();
    /** As this pass last read them: whoever needs a list was told so by one of these. */
    const lists = new Map<string, Kept>();
    const read: ScanOf = async (key, ofAnyAge) => {
      const list = await scanOf(key, ofAnyAge);
      lists.set(key, list);
      return list;
    };
    for (let at = 0; at < turn.length; at += abreast) {
      const some = turn.slice(at, at + abreast);
      const decisions = await decideAll(
        some.filter(({ state }) => state === 'pending'),
        read,
      );
      for (const intent of some) {
        // One after the other: what one claims as its own work is not another's.
        const next = decisions.get(intent.id) ?? (await reconcile(kit, intent, read));
        const job = kit.job(intent.kind);
        if (next.do === 'nothing') again = true;
        else if (next.do === 'wait') wakes.push(next.until);
        else if (next.do === 'send') wakes.push(launch(next.decided, seen));
        else if (job) addNeed(needs, intent, job, next.after);
      }
    }
    for (const need of needs.values()) {
      const kept = lists.get(need.key);
      if (kept) wakes.push(fetch(need, kept, seen));
    }
    if (active.size > 0) wakes.push(seen.now + policy.quiescence);
    const wake = Math.min(...wakes.filter((at) => at > seen.now));
    return Number.isFinite(wake) ? wake : null;
  };

  const rounds = async () => {
    let tidied = false;
    while (again || active.size > 0 || !tidied) {
      if (fault) {
        const { error } = fault;
        fault = undefined;
        throw error;
      }
      if (again) {
        again = false;
        const wake = await pass();
        if (!again) deps.wakeAt(wake);
      } else if (active.size === 0) {
        // Behind all that could go: a call's own writes would stand behind it.
        await tidy();
        if (worked) await sweep(kit);
        worked = false;
        tidied = true;
      } else {
        await new Promise<void>((resolve) => {
          nudge = resolve;
        });
      }
    }
    // In the same turn as the last check: who calls a moment later starts anew.
    running = undefined;
  };

  const drain = async () => {
    try {
      await rounds();
    } catch (error) {
      running = undefined;
      deps.wakeAt(kit.now() + policy.quiescence);
      throw error;
    }
  };

  return () => {
    again = true;
    nudge();
    if (running) return running;
    const begun = drain();
    running = begun;
    return begun;
  };
}
