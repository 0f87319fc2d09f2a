import type { Intent } from '../domain/intent';
import type { Attempt, Looked } from '../domain/job';
import type { AnyJob } from './contract';
import { keepFollowUp } from './follow-up';
import { factsOf, type Kit } from './kit';
import { inOrder } from './queue';
import { scanKey } from './scan';
import { type List, type ScanNeed, type ScanOf, serves } from './scanner';
import { createLine, type Decided } from './sender';
import { StoreError } from './store';
import { afterRefusal, changed, dead, isOpen, settled } from './transitions';
import { undoOf } from './undo';

/** What is next for an intent whose turn it is: a write, a list to read first, a wait, or nothing (it was settled here). */
export type Next<Port> =
  | { do: 'send'; decided: Decided<Port> }
  | { do: 'scan'; after: number }
  | { do: 'wait'; until: number }
  | { do: 'nothing' };

/** Settled intents of the resource, newest first. */
const earlierThan = (intent: Intent, siblings: readonly Intent[]): Intent[] =>
  siblings
    .filter((each) => each.id !== intent.id && !isOpen(each) && !each.mergedInto)
    .sort((a, b) => inOrder(b, a));

/** From when on a list shows the record as all our own writes left it, those among them that may land late. */
export const lookFrom = (intent: Intent, siblings: readonly Intent[]): number =>
  Math.max(
    intent.lookAfter,
    ...siblings
      .filter((each) => each.id !== intent.id && each.sentAt)
      .map(({ settledAt = 0, unclearUntil = 0 }) => Math.max(settledAt + 1, unclearUntil)),
  );

/** Changes the row if it is still the one that was decided on. */
async function settleIf<Port>(
  kit: Kit<Port>,
  intent: Intent,
  make: (current: Intent) => Intent,
  /** From when on what follows from it may be looked after; not at all where it is not said. */
  followUpFrom?: number,
): Promise<void> {
  await kit.write('relaxed', async (tx) => {
    const current = await tx.get('intents', intent.id);
    if (current?.revision !== intent.revision) return;
    const next = await tx.save(make(current));
    if (followUpFrom !== undefined && next.state === 'done') await keepFollowUp(kit, tx, next, followUpFrom);
  });
}

/** All intents of each one's resource, itself among them: one look for all, however many there are. */
export const siblingsOf = <Port>(kit: Kit<Port>, intents: readonly Intent[]): Promise<Intent[][]> =>
  kit.read((tx) =>
    Promise.all(intents.map(({ account, resource }) => tx.intents({ by: 'resource', account, resource }))),
  );

export async function decide<Port>(
  kit: Kit<Port>,
  intent: Intent,
  scanOf: ScanOf,
  /** Of its resource; they may still be on their way. */
  reading: Promise<readonly Intent[]>,
): Promise<Next<Port>> {
  const job = kit.job(intent.kind);
  const [siblings, known] = await Promise.all([
    reading,
    job?.scan && !intent.maybeExecuted ? scanOf(scanKey(intent.account, job.scan.operation)) : null,
  ]);
  const now = kit.now();
  if (await undoOf(kit, intent, siblings)) return { do: 'nothing' };
  const unclear = Math.max(
    0,
    ...siblings.filter(({ id }) => id !== intent.id).map((each) => each.unclearUntil ?? 0),
  );
  if (unclear > now) return { do: 'wait', until: unclear };
  if (!job || job.version < intent.version) {
    await settleIf(kit, intent, (current) =>
      dead(current, now, { failure: { kind: 'unknown', execution: 'notExecuted', message: intent.kind } }),
    );
    return { do: 'nothing' };
  }
  // What the record was before is known from the first attempt; a look now might see that attempt's own work.
  if (intent.maybeExecuted) return made(kit, intent, job, intent.snapshot);
  return look(kit, intent, job, siblings, known);
}

async function made<Port>(
  kit: Kit<Port>,
  intent: Intent,
  job: AnyJob<Port>,
  snapshot: unknown,
): Promise<Next<Port>> {
  const line = createLine();
  try {
    const port = kit.deps.port(intent.account, line.gate);
    const attempt: Attempt<unknown> | { settled: unknown } = job.attempt(
      { port, now: kit.now, pause: (ms) => new Promise((done) => void kit.deps.timer(ms, done)) },
      intent.input,
      snapshot,
    );
    if (!('settled' in attempt)) return { do: 'send', decided: { intent, job, snapshot, attempt, line } };
    await settleIf(kit, intent, (current) =>
      settled({ ...current, snapshot }, kit.now(), 'done', attempt.settled),
    );
  } catch (error) {
    if (error instanceof StoreError) throw error;
    await settleIf(kit, intent, (current) => afterRefusal(current, factsOf(error), kit.moment(), kit.now()));
  }
  return { do: 'nothing' };
}

async function look<Port>(
  kit: Kit<Port>,
  intent: Intent,
  job: AnyJob<Port>,
  siblings: readonly Intent[],
  known: List | null,
): Promise<Next<Port>> {
  const after = lookFrom(intent, siblings);
  const now = kit.now();
  const scan = known?.head && serves(known.head, after, now, kit.policy.scanFresh) ? known.scan : null;
  const context = { now: kit.now, earlier: earlierThan(intent, siblings), forced: intent.forced === true };
  const looked: Looked<unknown> = job.look(context, intent.input, scan);
  if (looked === 'scan') {
    if (!scan?.complete) return { do: 'scan', after };
    await settleIf(kit, intent, (current) =>
      dead(current, now, { failure: { kind: 'malformed', execution: 'notExecuted' } }),
    );
    return { do: 'nothing' };
  }
  if ('needsYou' in looked) {
    const { needsYou: why, versions } = looked;
    await settleIf(kit, intent, (current) => dead(current, now, { why, ...(versions ? { versions } : {}) }));
    return { do: 'nothing' };
  }
  return made(kit, intent, job, looked.snapshot);
}

/** An unknown outcome after its wait: sent again where that does no harm, else told by a list. */
export async function reconcile<Port>(kit: Kit<Port>, intent: Intent, scanOf: ScanOf): Promise<Next<Port>> {
  const job = kit.job(intent.kind);
  if (!job) return { do: 'nothing' };
  if (job.repeatable(intent.input, intent.snapshot) || !job.scan) {
    const again = job.repeatable(intent.input, intent.snapshot);
    await settleIf(kit, intent, (current) =>
      again
        ? changed(current, kit.now(), { state: 'pending', maybeExecuted: true, waiting: undefined })
        : dead(current, kit.now(), { why: { key: 'outbox.unclear', params: [] } }),
    );
    return { do: 'nothing' };
  }
  const { head, scan } = await scanOf(scanKey(intent.account, job.scan.operation), 'ofAnyAge');
  if (!head || !scan || head.startedAt < intent.readyAt) return { do: 'scan', after: intent.readyAt };
  const { account, kind, id } = intent;
  const others = (await kit.read((tx) => tx.all('intents'))).filter(
    (each) => each.account === account && each.kind === kind && each.id !== id,
  );
  const found = job.reconcile(scan, intent.input, intent.snapshot, others);
  if (found.verdict !== 'done' && !scan.complete) return { do: 'scan', after: intent.readyAt };
  const make = (current: Intent): Intent => {
    const now = kit.now();
    if (found.verdict === 'done') return settled(current, now, 'done', found.result);
    if (found.verdict === 'ambiguous') return dead(current, now, { why: found.why });
    return changed(current, now, {
      state: 'pending',
      snapshot: undefined,
      lookAfter: intent.readyAt,
      waiting: undefined,
      readyAt: now,
    });
  };
  // The list at hand was begun after quiescence: it shows a second record too.
  await settleIf(kit, intent, make, head.startedAt);
  return { do: 'nothing' };
}

/** Adds a wish to the list that its look or its reconciliation needs. */
export function addNeed<Port>(
  needs: Map<string, ScanNeed<Port>>,
  intent: Intent,
  job: AnyJob<Port>,
  after: number,
): void {
  if (!job.scan) return;
  const key = scanKey(intent.account, job.scan.operation);
  const need = needs.get(key) ?? {
    key,
    account: intent.account,
    source: job.scan,
    by: new Map<string, number>(),
    forLook: false,
  };
  need.by.set(intent.id, after);
  needs.set(key, {
    ...need,
    forLook: need.forLook || (intent.state === 'pending' && intent.class !== 'refresh'),
  });
}
