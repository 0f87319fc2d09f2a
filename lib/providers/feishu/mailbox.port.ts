import type { Client } from '../../http/client';
import type { MailboxesPort } from '../provider';
import { mailboxRows } from './mailbox';

export const mailboxesPort = (client: Client): MailboxesPort => ({
  async shared() {
    const reply = await client.call(mailboxRows.accessible, { params: { user_mailbox_id: 'me' } });
    return (reply.accessible_mailboxes ?? []).flatMap(({ email_address, email_type }) =>
      email_address && email_type === 'PUBLIC_MAILBOX' ? [email_address] : [],
    );
  },
});
