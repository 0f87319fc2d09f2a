import { z } from 'zod';
import type { Person, Reason } from '../domain/capture';
import { both, row } from './row';

const text = (max: number) => z.string().max(max);

/** `host` counts for pages of ours alone: a tab is on the host it is on. Null = the service does not know it, or is not asked. */
export const confirmRows = {
  'mail.confirm': row<{ sender: Person; reasons: Reason[] } | null>()(
    both,
    z.object({
      host: text(300),
      mail: z.object({
        from: text(1000),
        name: text(2000),
        subject: text(2000),
        date: text(300),
        messageId: text(1000),
      }),
    }),
  ),
};
