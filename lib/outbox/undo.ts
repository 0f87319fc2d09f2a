import { Failure } from '../domain/failure';
import type { Intent } from '../domain/intent';
import { follow, type JournalTx, type Kit } from './kit';
import { placeOf } from './queue';
import { calm, cancellable, changed, dead, isOpen, settled } from './transitions';

const unclear = { key: 'outbox.unclear', params: [] };

/** The kind of an undo whose original is not settled yet: what it will do is not known before. */
export const undoKind = 'undo';

/** Settled, or given up although a try of unknown outcome may have been carried out. */
const mayHaveDone = ({ state, maybeExecuted }: Intent): boolean =>
  state === 'done' || (state === 'dead' && maybeExecuted === true);

/** What is being taken back no longer needs the person. */
export const givenUp = (original: Intent, now: number): Intent =>
  original.state === 'dead' ? settled(original, now, 'cancelled') : original;

/** The same once nothing takes it back any more. */
const left = (original: Intent, now: number): Intent =>
  original.state === 'cancelled' && original.maybeExecuted
    ? dead(original, now, { why: unclear })
    : changed(original, now, {});

/** The intent that takes back a settled one, or null where nothing is to be taken back. */
function plan<Port>(
  kit: Kit<Port>,
  original: Intent,
): { kind: string; version: number; input: unknown } | null {
  const back = mayHaveDone(original) ? (kit.job(original.kind)?.undo(original) ?? null) : null;
  const job = back && kit.job(back.kind);
  if (!back || !job) return null;
  return { kind: back.kind, version: job.version, input: job.input.parse(back.input) };
}

export const canUndo = <Port>(kit: Kit<Port>, intent: Intent): boolean => {
  if (intent.undoneBy || intent.mergedInto || intent.kind === undoKind) return false;
  if (mayHaveDone(intent)) return plan(kit, intent) !== null;
  return isOpen(intent);
};

/** One transaction: a waiting wish is cancelled, any other gets the intent that will take it back. */
export async function undoIn<Port>(kit: Kit<Port>, tx: JournalTx, id: string, of: string): Promise<Intent> {
  const known = await follow(tx, id);
  if (known) return known;
  const original = await follow(tx, of);
  if (!original) throw new Failure({ kind: 'notFound', execution: 'notExecuted' });
  if (original.undoneBy) return (await tx.get('intents', original.undoneBy)) ?? original;
  if (cancellable(original)) return cancel(kit, tx, original);
  if (!canUndo(kit, original)) return original;
  const now = Math.max(kit.now(), placeOf(original) + 1);
  const taker = takerOf(kit, original, { id, now, createdAt: await afterLast(tx, original, now) });
  await tx.save(changed(givenUp(original, now), now, { undoneBy: id }));
  return tx.save(taker);
}

/** The intent that takes another back; what it has to do may still have to be learned. */
export function takerOf<Port>(
  kit: Kit<Port>,
  original: Intent,
  { id, now, createdAt }: { id: string; now: number; createdAt: number },
): Intent {
  const planned = plan(kit, original) ?? { kind: undoKind, version: 1, input: null };
  return {
    id,
    ...planned,
    account: original.account,
    resource: original.resource,
    class: 'click',
    state: 'pending',
    attempt: 0,
    owner: null,
    createdAt,
    readyAt: now,
    updatedAt: now,
    revision: 1,
    lookAfter: now,
    undoes: original.id,
    ...(original.mail ? { mail: original.mail } : {}),
  };
}

/** Wishes for one resource never share a moment, so that their order is kept. */
export const afterAll = (siblings: readonly Intent[], now: number): number =>
  Math.max(now, ...siblings.map((each) => placeOf(each) + 1));

export async function afterLast(
  tx: JournalTx,
  { account, resource }: Pick<Intent, 'account' | 'resource'>,
  now: number,
): Promise<number> {
  const siblings = await tx.intents({ by: 'resource', account, resource });
  return afterAll(siblings, now);
}

/** Gives a waiting wish up. An undo that is given up leaves its original as it was. */
export async function cancel<Port>(kit: Kit<Port>, tx: JournalTx, intent: Intent): Promise<Intent> {
  const now = kit.now();
  const original = intent.undoes ? await tx.get('intents', intent.undoes) : undefined;
  if (original?.undoneBy === intent.id) await tx.save({ ...left(original, now), undoneBy: undefined });
  const taker = intent.undoneBy ? await tx.get('intents', intent.undoneBy) : undefined;
  if (taker && isOpen(taker)) await tx.save(settled(taker, now, 'done'));
  return tx.save(settled(intent, now, 'cancelled'));
}

/** The person wants after all what was to be taken back: who has not begun to take it back gives up. */
export async function wantedAfterAll<Port>(
  kit: Kit<Port>,
  tx: JournalTx,
  { id, undoneBy }: Intent,
): Promise<Partial<Intent>> {
  const taker = undoneBy ? await tx.get('intents', undoneBy) : undefined;
  if (taker?.undoes !== id || taker.kind !== undoKind || !cancellable(taker)) return {};
  await tx.save(settled(taker, kit.now(), 'cancelled'));
  return { undoneBy: undefined };
}

/**
 * The undo part of a turn. A wish that is waiting again although it is to be taken back is cancelled; an undo learns what to
 * do once its original is settled. True: this turn is used up.
 */
export async function undoOf<Port>(
  kit: Kit<Port>,
  intent: Intent,
  siblings: readonly Intent[],
): Promise<boolean> {
  const takenBack = intent.undoneBy !== undefined && cancellable(intent);
  const original = siblings.find(({ id }) => id === intent.undoes);
  if (!takenBack && intent.kind !== undoKind) return false;
  await kit.write('relaxed', async (tx) => {
    const now = kit.now();
    const current = await tx.get('intents', intent.id);
    if (current?.revision !== intent.revision) return;
    if (takenBack) {
      await cancel(kit, tx, current);
      return;
    }
    const planned = original && plan(kit, original);
    if (original?.state === 'dead' && !planned) {
      const why = original.why ?? (original.maybeExecuted ? unclear : undefined);
      if (why) await tx.save(dead(current, now, { why }));
      else await cancel(kit, tx, original);
      return;
    }
    if (original) await tx.save(givenUp(original, now));
    if (!planned) await tx.save(settled(current, now, 'done'));
    else await tx.save(changed(current, now, { ...calm, ...planned, lookAfter: now }));
  });
  return true;
}
