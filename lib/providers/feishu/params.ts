import { z } from 'zod';

/** A mailbox address, or `me` with a user token. */
export const mailbox = z.object({ user_mailbox_id: z.string().min(1) });

export const mailboxPath = '/open-apis/mail/v1/user_mailboxes/:user_mailbox_id';

/** `page_size` is required by the service wherever it pages. */
export const pageQuery = (max: number) =>
  z.object({ page_size: z.coerce.number().int().min(1).max(max), page_token: z.string().optional() });
