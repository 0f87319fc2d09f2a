import { z } from 'zod';
import { page, row } from './row';

const account = z.string().min(1).max(128);

/** Shared mailboxes whose contacts the person wants to work with. */
export const mailboxRows = {
  /** Asks the service which ones an account may open. */
  'mailbox.list': row<string[]>()(page, z.object({ account })),
  'mailbox.use': row<null>()(
    page,
    z.object({
      account,
      address: z
        .string()
        .min(3)
        .max(254)
        .regex(/^[^@\s]+@[^@\s]+$/),
      used: z.boolean(),
    }),
  ),
};
