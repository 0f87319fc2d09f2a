import { Failure } from '../domain/failure';
import type { Intent } from '../domain/intent';
import type { AnyJob, Enqueue } from './contract';
import { draftKeyOf } from './drafts';
import { follow, type Kit } from './kit';
import { inOrder } from './queue';
import { cancellable, changed, isOpen } from './transitions';
import { afterAll } from './undo';

/** What the job takes, cleaned. Throws `invalid` with the field and the sentence key as `message`. */
export function parseInput<Port>(job: AnyJob<Port>, input: unknown): unknown {
  const parsed = job.input.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.at(-1);
  throw new Failure({
    kind: 'invalid',
    execution: 'notExecuted',
    ...(field === undefined ? {} : { field: String(field) }),
    ...(issue ? { message: issue.message } : {}),
  });
}

export function jobFor<Port>(kit: Kit<Port>, kind: string): AnyJob<Port> {
  const job = kit.job(kind);
  if (!job) throw new Failure({ kind: 'notFound', execution: 'notExecuted', message: kind });
  return job;
}

/** The last wish for the resource, if a newer one may still join it. */
function joinable(siblings: readonly Intent[], kind: string): Intent | undefined {
  const last = siblings.filter(isOpen).sort(inOrder).at(-1);
  const free =
    last?.kind === kind &&
    cancellable(last) &&
    !last.undoes &&
    !last.undoneBy &&
    !last.forced &&
    !last.parent;
  return free ? last : undefined;
}

/** Durable when it resolves. One transaction keeps the wish and lets its draft go. */
export async function enqueue<Port>(kit: Kit<Port>, wish: Enqueue): Promise<Intent> {
  const job = jobFor(kit, wish.kind);
  const input = parseInput(job, wish.input);
  const at = { account: wish.account, resource: job.resource(input) };
  return kit.write('strict', async (tx) => {
    const [known, siblings] = await Promise.all([follow(tx, wish.id), tx.intents({ by: 'resource', ...at })]);
    if (known) return known;
    if (wish.draft) await tx.delete('drafts', draftKeyOf(wish.draft));
    const now = kit.now();
    const createdAt = afterAll(siblings, now);
    const fresh: Intent = {
      id: wish.id,
      kind: job.kind,
      version: job.version,
      ...at,
      class: wish.class ?? job.class,
      input,
      state: 'pending',
      attempt: 0,
      owner: null,
      createdAt,
      readyAt: now,
      updatedAt: now,
      revision: 1,
      lookAfter: now,
      ...(wish.mail ? { mail: wish.mail } : {}),
    };
    const waiting = joinable(siblings, job.kind);
    const merged = waiting ? (job.coalesce(waiting.input, input) ?? null) : null;
    if (!waiting || merged === null) return tx.save(fresh);
    await tx.put('intents', { ...fresh, state: 'cancelled', settledAt: now, mergedInto: waiting.id });
    return tx.save(
      changed(waiting, now, { input: job.input.parse(merged), snapshot: undefined, lookAfter: now }),
    );
  });
}
