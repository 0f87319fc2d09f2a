import { Failure } from '../domain/failure';
import type { Intent } from '../domain/intent';
import { jobFor, parseInput } from './enqueue';
import { follow, type JournalTx, type Kit } from './kit';
import { calm, cancellable, changed, isOpen } from './transitions';
import { afterAll, cancel, undoKind, wantedAfterAll } from './undo';

const refuse = (kind: 'notFound' | 'conflict') => new Failure({ kind, execution: 'notExecuted' });

/** The person may still decide on a row that needs them, or that waits while nothing of it was sent. */
const isInHand = (intent: Intent): boolean => intent.state === 'dead' || cancellable(intent);

function inHand(intent: Intent): void {
  if (!isInHand(intent)) throw refuse('conflict');
}

/** What takes another back and what others carry out are wishes of their own making: nobody worded them. */
const isWorded = (intent: Intent): boolean => !intent.undoes && intent.kind !== undoKind && !intent.group;

export const mayEdit = (intent: Intent): boolean => isInHand(intent) && isWorded(intent);

const toGo = (intent: Intent, now: number): Partial<Intent> => ({
  ...calm,
  state: 'pending',
  readyAt: now,
  settledAt: undefined,
  lookAfter: now,
  ...(intent.maybeExecuted ? {} : { snapshot: undefined }),
});

/** Behind all other wishes for its resource: it is now the person's latest. Parts of one group keep their order. */
async function wishedAnew(tx: JournalTx, intent: Intent, now: number): Promise<Partial<Intent>> {
  const { id, account, resource, parent } = intent;
  const siblings = await tx.intents({ by: 'resource', account, resource });
  const held = (each: Intent) => each.id !== id && each.parent === parent && isOpen(each);
  return parent !== undefined && siblings.some(held) ? {} : { wishedAt: afterAll(siblings, now) };
}

/** Once more, at once. What stopped for the person's decision is done all the same. A waiting one does not wait longer. */
export async function retryIn<Port>(
  kit: Kit<Port>,
  tx: JournalTx,
  intent: Intent,
  anyway: boolean,
): Promise<Intent> {
  const now = kit.now();
  if (intent.state === 'unknown' && intent.waiting !== 'quiescence')
    return tx.save(changed(intent, now, { waiting: 'quiescence', needsYou: undefined }));
  if (intent.state !== 'dead' && intent.state !== 'pending') return intent;
  if (intent.why && !anyway) return intent;
  const forced = intent.forced === true || intent.why !== undefined;
  if (intent.state === 'pending') return tx.save(changed(intent, now, { ...toGo(intent, now), forced }));
  const place = { ...(await wishedAnew(tx, intent, now)), ...(await wantedAfterAll(kit, tx, intent)) };
  return tx.save(changed(intent, now, { ...toGo(intent, now), ...place, forced }));
}

export const edit = <Port>(kit: Kit<Port>, id: string, input: unknown): Promise<Intent> =>
  kit.write('strict', async (tx) => {
    const intent = await follow(tx, id);
    if (!intent) throw refuse('notFound');
    if (!isWorded(intent)) throw refuse('conflict');
    const job = jobFor(kit, intent.kind);
    const next = parseInput(job, input);
    // A screen that did not hear the answer asks again.
    if (intent.state !== 'dead' && JSON.stringify(intent.input) === JSON.stringify(next)) return intent;
    inHand(intent);
    const now = kit.now();
    const resource = job.resource(next);
    const place = {
      ...(await wishedAnew(tx, { ...intent, resource }, now)),
      ...(await wantedAfterAll(kit, tx, intent)),
    };
    const to = { ...toGo(intent, now), ...place, input: next, version: job.version, resource };
    // What an earlier try may have left is our own doing, whoever looks later.
    const tried = intent.maybeExecuted ? { tried: [...(intent.tried ?? []), intent.input] } : {};
    return tx.save(changed(intent, now, { ...to, ...tried, forced: undefined }));
  });

export const dropIn = async <Port>(kit: Kit<Port>, tx: JournalTx, intent: Intent): Promise<Intent> => {
  inHand(intent);
  return cancel(kit, tx, intent);
};

/** The person signed in, consented or changed settings: what waited for that may go. */
export const resume = <Port>(kit: Kit<Port>, account: string): Promise<void> =>
  kit.write('strict', async (tx) => {
    const now = kit.now();
    for (const state of ['pending', 'unknown'] as const) {
      for (const intent of await tx.intents({ by: 'state', state })) {
        if (intent.account !== account || intent.waiting !== 'signIn') continue;
        const waiting = state === 'unknown' ? 'quiescence' : undefined;
        await tx.save(
          changed(intent, now, { waiting, needsYou: undefined, failure: undefined, failures: undefined }),
        );
      }
    }
  });
