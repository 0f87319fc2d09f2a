import type { Group, Intent, IntentView, Sentence } from '../domain/intent';
import { forecast, type Going } from './forecast';
import { canUndoGroup } from './group-count';
import { mayEdit } from './hands';
import { type Kit, openRows } from './kit';
import { freeAfter } from './lane';
import { byTurn, inOrder } from './queue';
import { demandOf } from './slots';
import { isShown } from './transitions';
import { laneFor, sight, stoppedAccounts } from './turns';
import { canUndo, undoKind } from './undo';

export interface Expected {
  at: number | null;
  waiting: Intent['waiting'] | null;
}

/**
 * When each open intent is expected to go, given all that go before it in its lane and what holds it up. Null where that is
 * not for the outbox to say: signed out, offline, or on its way.
 */
export async function expect<Port>(kit: Kit<Port>): Promise<Map<string, Expected>> {
  const { now, open: all, groups, lanes } = await sight(kit);
  const expected = new Map<string, Expected>();
  const halted = new Set(groups.filter(({ group }) => group?.paused).map(({ id }) => id));
  const waits = ({ parent, state }: Intent) =>
    parent !== undefined && halted.has(parent) && state === 'pending';
  const open = all.filter((intent) => !waits(intent));
  const stopped = stoppedAccounts(open);
  const online = kit.deps.online();
  const inTurn = [...open].sort(byTurn(now, kit.policy.ageing));
  const last = new Map<string, Intent>();
  const after = new Map<string, string>();
  for (const intent of inTurn) {
    const resource = JSON.stringify([intent.account, intent.resource]);
    const before = last.get(resource);
    if (before) after.set(intent.id, before.id);
    last.set(resource, intent);
  }
  const held = ({ account, waiting, state }: Intent) =>
    state === 'inFlight' || waiting === 'signIn' || stopped.has(account) || !online;
  const goings = inTurn.map((intent): Going => {
    const ready = Math.max(now, intent.readyAt);
    const scan = kit.job(intent.kind)?.scan;
    const reads = scan ? kit.deps.laneOf(intent.account, scan.operation) : null;
    const readable = reads ? freeAfter(lanes.get(reads.key), reads.limits, 0, ready) : ready;
    return {
      ...{
        id: intent.id,
        lane: held(intent) ? null : laneFor(kit, intent),
        demand: demandOf(kit, intent.class),
      },
      ...{ ready: held(intent) ? ready : Math.max(ready, readable), after: after.get(intent.id) ?? null },
    };
  });
  const goes = forecast(goings, lanes, now);
  for (const intent of inTurn) {
    const at = held(intent) ? null : (goes.get(intent.id) ?? null);
    const signIn = intent.waiting === 'signIn' || stopped.has(intent.account);
    const seen = { signIn, online, follows: after.has(intent.id), at, now };
    expected.set(intent.id, { at, waiting: waitingOf(intent, seen) });
  }
  for (const { id, parent } of [...open].sort(inOrder)) {
    const part = parent === undefined ? undefined : expected.get(id);
    if (parent !== undefined && part) expected.set(parent, together(expected.get(parent), part));
  }
  for (const id of halted) expected.set(id, { at: null, waiting: 'paused' });
  return expected;
}

/** A group waits for what its first part waits for, and is through when its last one has gone. */
const together = (sofar: Expected | undefined, next: Expected): Expected => ({
  at: sofar?.at == null ? next.at : Math.max(sofar.at, next.at ?? 0),
  waiting: sofar ? sofar.waiting : next.waiting,
});

function waitingOf(
  intent: Intent,
  seen: { signIn: boolean; online: boolean; follows: boolean; at: number | null; now: number },
): Intent['waiting'] | null {
  if (intent.state === 'inFlight') return null;
  if (seen.signIn) return 'signIn';
  if (!seen.online) return 'offline';
  if (intent.state === 'unknown') return 'quiescence';
  if (seen.follows) return 'predecessor';
  if (intent.waiting && intent.readyAt > seen.now) return intent.waiting;
  return seen.at !== null && seen.at > seen.now ? 'slot' : null;
}

function describe<Port>(kit: Kit<Port>, intent: Intent): Sentence {
  if (intent.group) return intent.group.describe;
  const job = kit.job(intent.kind);
  if (intent.kind === undoKind) return { key: 'job.undo', params: [] };
  if (!job) return { key: 'job.unknown', params: [intent.kind] };
  try {
    return job.describe(intent.input, intent.result);
  } catch {
    return { key: 'job.unknown', params: [intent.kind] };
  }
}

/** What screens show, with honest times. Moments are of the worker's clock. */
export async function view<Port>(kit: Kit<Port>, intents: readonly Intent[]): Promise<IntentView[]> {
  const waits = intents.some(({ state }) => state === 'pending' || state === 'unknown');
  const expected = waits ? await expect(kit) : new Map<string, Expected>();
  return intents.map((intent) => ({
    id: intent.id,
    kind: intent.kind,
    account: intent.account,
    state: intent.state,
    describe: describe(kit, intent),
    goesAt: expected.get(intent.id)?.at ?? null,
    waiting: expected.get(intent.id)?.waiting ?? null,
    needsYou: intent.needsYou === true,
    failure: intent.failure ?? null,
    why: intent.why ?? null,
    versions: intent.versions ?? null,
    canUndo: intent.group ? canUndoGroup(intent, intent.group) : canUndo(kit, intent),
    undoneBy: intent.undoneBy ?? null,
    ...(mayEdit(intent) ? { mayEdit: true as const } : {}),
    ...(intent.state === 'cancelled' && intent.maybeExecuted ? { maybeSent: true as const } : {}),
    progress: intent.group ? progressOf(intent.group) : null,
    createdAt: intent.createdAt,
    updatedAt: intent.updatedAt,
    input: intent.input,
  }));
}

const progressOf = ({ done, dead, total }: Group): IntentView['progress'] => ({ done, dead, total });

/** Newest first, without the rows that only lead to another, the parts of groups and housekeeping. */
export const newest = (intents: readonly Intent[], limit: number): Intent[] =>
  intents
    .filter(isShown)
    .sort((a, b) => inOrder(b, a))
    .slice(0, limit);

export const counts = <Port>(kit: Kit<Port>): Promise<{ open: number; needsYou: number }> =>
  kit.read(async (tx) => {
    const [{ open: rows, groups }, dead] = await Promise.all([
      openRows(tx),
      tx.intents({ by: 'state', state: 'dead' }),
    ]);
    const open = [...rows.filter(isShown), ...groups];
    const lost = dead.filter(isShown);
    return {
      open: open.length,
      needsYou: lost.length + open.filter(({ needsYou }) => needsYou).length,
    };
  });
