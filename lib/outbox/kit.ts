import type { FailureFacts } from '../domain/failure';
import { Failure } from '../domain/failure';
import type { Intent } from '../domain/intent';
import type { Operation } from '../domain/job';
import type { AnyJob, OutboxDeps } from './contract';
import { counted } from './group-count';
import { defaultPolicy, type Policy } from './policy';
import type { Durability, ReadTx, WriteTx } from './store';
import { isShown, type Moment } from './transitions';

/** A write transaction that remembers which intents it changed, to tell once it is committed. */
export interface JournalTx extends WriteTx {
  save(intent: Intent): Promise<Intent>;
}

/** What every part of the outbox works with. */
export interface Kit<Port> {
  deps: OutboxDeps<Port>;
  policy: Policy;
  job(kind: string): AnyJob<Port> | undefined;
  now(): number;
  moment(): Moment;
  read<Result>(body: (tx: ReadTx) => Promise<Result>): Promise<Result>;
  write<Result>(durability: Durability, body: (tx: JournalTx) => Promise<Result>): Promise<Result>;
}

export function createKit<Port>(deps: OutboxDeps<Port>): Kit<Port> {
  const jobs = new Map(deps.jobs.map((job) => [job.kind, job]));
  const policy = { ...defaultPolicy, ...deps.policy };
  const now = () => deps.clock.now();
  return {
    deps,
    policy,
    now,
    job: (kind) => jobs.get(kind),
    moment: () => ({ now: now(), random: deps.random(), policy }),
    read: (body) => deps.store.read(body),
    write: async (durability, body) => {
      const saved = new Map<string, Intent>();
      const result = await deps.store.write(durability, (tx) => {
        saved.clear();
        return body({
          ...tx,
          save: async (intent) => {
            const group = await counted(tx, intent, now());
            for (const row of group ? [intent, group] : [intent]) {
              await tx.put('intents', row);
              saved.set(row.id, row);
            }
            return intent;
          },
        });
      });
      for (const intent of saved.values()) {
        if (isShown(intent)) deps.changed(intent);
        if (intent.state === 'done') deps.settled?.(intent);
      }
      return result;
    },
  };
}

/** The same, where writes come after what goes first: on the disk each would stand in its way. */
export const standingBack = <Port>(kit: Kit<Port>): Kit<Port> => ({
  ...kit,
  write: async (durability, body) => {
    await kit.deps.first;
    return kit.write(durability, body);
  },
});

/** What went wrong, as data. What is no `Failure` is a fault of ours: whether something was sent is then not known. */
export const factsOf = (error: unknown): FailureFacts =>
  error instanceof Failure
    ? error.facts
    : {
        kind: 'unknown',
        execution: 'unknown',
        message: error instanceof Error ? error.message : String(error),
      };

/** The write a job makes as a rule; tells the lane before the look has. */
export const usualWrite = <Port>(job: AnyJob<Port>): Operation | undefined =>
  job.needs.find((operation) => operation !== job.scan?.operation);

/** `feishu.contacts.create` → `contacts.create`. */
export const operationOf = (row: { id: string }): Operation => row.id.slice(row.id.indexOf('.') + 1);

/** Open intents, through the index; groups apart, which are not sent themselves. */
export async function openRows(tx: ReadTx): Promise<{ open: Intent[]; groups: Intent[] }> {
  const found = await tx.intents({ by: 'open' });
  return { open: found.filter(({ group }) => !group), groups: found.filter(({ group }) => group) };
}

export const openIntents = async (tx: ReadTx): Promise<Intent[]> => (await openRows(tx)).open;

/** An intent, or the one it joined. */
export async function follow(tx: ReadTx, id: string): Promise<Intent | undefined> {
  let intent = await tx.get('intents', id);
  for (let hops = 0; intent?.mergedInto && hops < 100; hops += 1) {
    intent = await tx.get('intents', intent.mergedInto);
  }
  return intent;
}
