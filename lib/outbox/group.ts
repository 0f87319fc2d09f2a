import { Failure } from '../domain/failure';
import type { Intent } from '../domain/intent';
import type { EnqueueGroup } from './contract';
import { jobFor, parseInput } from './enqueue';
import { canUndoGroup, unfinished } from './group-count';
import { dropIn, retryIn } from './hands';
import { follow, type JournalTx, type Kit, openIntents } from './kit';
import { inOrder, placeOf } from './queue';
import { cancellable, changed } from './transitions';
import { cancel, canUndo, givenUp, takerOf, undoIn } from './undo';

const resourceOf = ({ account, resource }: Pick<Intent, 'account' | 'resource'>) =>
  JSON.stringify([account, resource]);

/** Moments for parts in their order: none is shared, and none lies before an open wish for the same thing. */
async function moments(
  tx: JournalTx,
  now: number,
): Promise<(of: Parameters<typeof resourceOf>[0]) => number> {
  const last = new Map<string, number>();
  for (const row of await openIntents(tx)) {
    last.set(resourceOf(row), Math.max(placeOf(row), last.get(resourceOf(row)) ?? 0));
  }
  let next = now;
  return (of) => {
    next = Math.max(next + 1, (last.get(resourceOf(of)) ?? 0) + 1);
    return next;
  };
}

const partId = (group: string, index: number) => `${group}.${index}`;

const blank = { state: 'pending', attempt: 0, owner: null, revision: 1 } as const;

function parentRow(
  wish: Pick<EnqueueGroup, 'id' | 'kind' | 'account' | 'ordered' | 'describe' | 'back'>,
  total: number,
  now: number,
): Intent {
  const { id, kind, account, ordered, describe, back } = wish;
  return {
    ...{ id, kind, account, ...blank },
    version: 1,
    resource: `group:${id}`,
    class: 'click',
    input: null,
    group: { ordered, describe, back, total, done: 0, dead: 0, cancelled: 0 },
    ...{ createdAt: now, readyAt: now, updatedAt: now, lookAfter: now },
  };
}

/** One transaction keeps the group and all its parts. */
export async function enqueueGroup<Port>(kit: Kit<Port>, wish: EnqueueGroup): Promise<Intent> {
  const parts = wish.children.map(({ kind, input }) => {
    const job = jobFor(kit, kind);
    const parsed = parseInput(job, input);
    return { job, input: parsed, account: wish.account, resource: job.resource(parsed) };
  });
  if (parts.length === 0) throw new Failure({ kind: 'invalid', execution: 'notExecuted' });
  return kit.write('strict', async (tx) => {
    const known = await follow(tx, wish.id);
    if (known) return known;
    const now = kit.now();
    const momentOf = await moments(tx, now);
    for (const [index, { job, ...part }] of parts.entries()) {
      await tx.put('intents', {
        ...{ id: partId(wish.id, index), kind: job.kind, version: job.version, ...part, ...blank },
        class: 'bulk',
        parent: wish.id,
        createdAt: momentOf(part),
        ...{ readyAt: now, updatedAt: now, lookAfter: now },
      });
    }
    return tx.save(parentRow(wish, parts.length, now));
  });
}

/** Nobody could tell whether it was carried out: given up with its group, it would be left there without a word. */
const mayBeThere = ({ state, why, unclearUntil }: Intent): boolean =>
  state === 'dead' && why !== undefined && unclearUntil !== undefined;

/** What has not gone is cancelled; what has is taken back in reverse, as a group of its own. What only the person can tell stays. */
async function undoGroup<Port>(kit: Kit<Port>, tx: JournalTx, id: string, of: Intent): Promise<Intent> {
  const { group } = of;
  if (of.undoneBy) return (await tx.get('intents', of.undoneBy)) ?? of;
  if (!group || !canUndoGroup(of, group)) return of;
  const parts = (await tx.intents({ by: 'parent', parent: of.id })).sort((a, b) => inOrder(b, a));
  const sent = parts.filter((part) => !cancellable(part) && canUndo(kit, part));
  for (const part of parts) {
    const gone = cancellable(part) || (part.state === 'dead' && !mayBeThere(part));
    if (!sent.includes(part) && gone) await cancel(kit, tx, part);
  }
  if (sent.length > 0) {
    const now = Math.max(kit.now(), of.createdAt + 1);
    const momentOf = await moments(tx, now);
    for (const [index, part] of sent.entries()) {
      const taker = takerOf(kit, part, { id: partId(id, index), now, createdAt: momentOf(part) });
      await tx.save(changed(givenUp(part, now), now, { undoneBy: taker.id }));
      await tx.put('intents', { ...taker, class: 'bulk', parent: id });
    }
    const back = { ...of, id, ordered: group.ordered, describe: group.back, back: group.describe };
    await tx.save({ ...parentRow(back, sent.length, now), undoes: of.id });
  }
  const left = (await tx.get('intents', of.id)) ?? of;
  if (sent.length === 0) return release(kit, tx, left);
  await tx.save(changed(left, kit.now(), { undoneBy: id }));
  return (await tx.get('intents', id)) ?? left;
}

/** A group that takes back and is itself given up leaves its original to be taken back again. */
async function release<Port>(kit: Kit<Port>, tx: JournalTx, group: Intent): Promise<Intent> {
  const original = group.undoes ? await tx.get('intents', group.undoes) : undefined;
  if (group.state === 'cancelled' && original?.undoneBy === group.id)
    await tx.save(changed(original, kit.now(), { undoneBy: undefined }));
  return group;
}

/** Applies a hand's decision to the parts of a group, or to the one intent. */
async function each<Port>(
  kit: Kit<Port>,
  id: string,
  decide: (tx: JournalTx, one: Intent, shown: Intent) => Promise<unknown>,
): Promise<Intent> {
  return kit.write('strict', async (tx) => {
    const intent = await follow(tx, id);
    if (!intent) throw new Failure({ kind: 'notFound', execution: 'notExecuted' });
    const parts = intent.group ? await tx.intents({ by: 'parent', parent: intent.id }) : [intent];
    for (const { id: part } of parts.sort(inOrder)) {
      // What was decided on one of them may have changed another.
      const one = await tx.get('intents', part);
      if (one && (!intent.group || unfinished(one))) await decide(tx, one, intent);
    }
    return release(kit, tx, (await tx.get('intents', intent.id)) ?? intent);
  });
}

const sameWhy = (a: Intent, b: Intent): boolean => JSON.stringify(a.why) === JSON.stringify(b.why);

/** Of a group: a part that stopped for a reason which the person was not shown goes on waiting for them. */
export const retry = <Port>(kit: Kit<Port>, id: string, anyway = true): Promise<Intent> =>
  each(kit, id, async (tx, one, shown) => {
    if (!one.why || sameWhy(one, shown)) await retryIn(kit, tx, one, anyway);
  });

/** What of a group has not gone waits, or goes on. One that is through stays as it is. */
export const pause = <Port>(kit: Kit<Port>, id: string, paused: boolean): Promise<Intent> =>
  kit.write('strict', async (tx) => {
    const intent = await follow(tx, id);
    if (!intent?.group) throw new Failure({ kind: 'notFound', execution: 'notExecuted' });
    if (intent.state !== 'pending' || (intent.group.paused === true) === paused) return intent;
    return tx.save(changed(intent, kit.now(), { group: { ...intent.group, paused } }));
  });

/** Of a group: what was sent stays, the rest is given up. */
export const drop = <Port>(kit: Kit<Port>, id: string): Promise<Intent> =>
  each(kit, id, async (tx, one) => {
    if (one.parent === undefined || cancellable(one) || one.state === 'dead') await dropIn(kit, tx, one);
  });

export const undo = <Port>(kit: Kit<Port>, id: string, of: string): Promise<Intent> =>
  kit.write('strict', async (tx) => {
    const known = await follow(tx, id);
    const original = known ?? (await follow(tx, of));
    return original?.group && !known ? undoGroup(kit, tx, id, original) : undoIn(kit, tx, id, of);
  });
