import { z } from 'zod';
import type { Job } from '../../domain/job';
import type { ProviderPort } from '../../providers/provider';
import { messagesOf } from './labels';

/** The service takes at the most 20 ids each way. Source: Feishu mail message modify. */
const ids = z.array(z.string().min(1).max(64)).max(20);
const input = z.object({
  message: z.string().min(1).max(500),
  subject: z.string().max(2000),
  add: ids,
  remove: ids,
  /** The labels the mail had when it was shown: undo takes back only what was changed. */
  had: z.array(z.string().max(64)).max(500),
});
type Input = z.infer<typeof input>;

type Nothing = Record<string, never>;

/** Labels put on and taken off one mail. */
export const labelMail: Job<Input, Nothing, Nothing, ProviderPort> = {
  kind: 'label-mail',
  version: 1,
  input,
  class: 'click',
  needs: ['messages.modify'],
  resource: ({ message }) => `message:${message}`,
  scan: null,
  look: () => ({ snapshot: {} }),
  coalesce(waiting, next) {
    const off = new Set(next.remove);
    const on = new Set(next.add);
    const add = [...new Set([...waiting.add.filter((id) => !off.has(id)), ...next.add])];
    const remove = [...new Set([...waiting.remove.filter((id) => !on.has(id)), ...next.remove])];
    return add.length > 20 || remove.length > 20 ? null : { ...next, add, remove, had: waiting.had };
  },
  attempt({ port }, { message, add, remove }) {
    if (add.length + remove.length === 0) return { settled: {} };
    return {
      operation: 'messages.modify',
      async send() {
        await messagesOf(port).modify(message, { add, remove });
        return {};
      },
    };
  },
  repeatable: () => true,
  reconcile: () => ({ verdict: 'absent' }),
  undo({ input: { message, subject, add, remove, had } }) {
    const back = {
      add: remove.filter((id) => had.includes(id)),
      remove: add.filter((id) => !had.includes(id)),
    };
    if (back.add.length + back.remove.length === 0) return null;
    const now = [...had.filter((id) => !remove.includes(id)), ...add];
    return { kind: 'label-mail', input: { message, subject, ...back, had: now } satisfies Input };
  },
  describe: ({ subject }) => ({ key: 'job.labelMail', params: [subject] }),
};
