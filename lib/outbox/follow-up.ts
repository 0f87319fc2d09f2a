import type { Intent } from '../domain/intent';
import type { JournalTx, Kit } from './kit';

/**
 * In the transaction that settles a wish as done: keeps what its job wants looked after, at the lowest class. `from` = the
 * earliest moment of it, and of the list it may be told by.
 */
export async function keepFollowUp<Port>(
  kit: Kit<Port>,
  tx: JournalTx,
  done: Intent,
  from: number,
): Promise<void> {
  const planned = kit.job(done.kind)?.followUp?.(done, done.resendable === true) ?? null;
  const job = planned && kit.job(planned.kind);
  const id = `${done.id}+`;
  if (!planned || !job || (await tx.get('intents', id))) return;
  const input = job.input.parse(planned.input);
  const now = kit.now();
  await tx.save({
    ...{ id, kind: job.kind, version: job.version, account: done.account, resource: job.resource(input) },
    ...{ class: 'refresh', input, state: 'pending', attempt: 0, owner: null, quiet: true },
    ...{ createdAt: now, readyAt: from, updatedAt: now, revision: 1, lookAfter: from },
  });
}
