import type { UsedMailboxes } from '../../lib/accounts/mailboxes';
import { Failure } from '../../lib/domain/failure';
import { mailboxAccount, partsOfMailbox } from '../../lib/domain/mailbox';
import type { mailboxRows } from '../../lib/messages/mailbox-rows.schema';
import type { Handlers } from '../../lib/messages/receiver';
import type { Item } from '../../lib/settings/setting';
import type { Journal } from './journal';

export interface MailboxDeps {
  outbox: Pick<Journal, 'ask'>;
  mailboxes: Pick<Item<UsedMailboxes>, 'update'>;
  accountFor(wish: string | undefined): Promise<string>;
  signOut(account: string): Promise<unknown>;
  /** An account came or went. */
  changed(): Promise<void>;
}

export function createMailboxHandlers(deps: MailboxDeps): Handlers<typeof mailboxRows> {
  return {
    'mailbox.list': async ({ account }) =>
      deps.outbox.ask(partsOfMailbox(await deps.accountFor(account)).account, async ({ mailboxes }) => {
        if (!mailboxes) throw new Failure({ kind: 'forbidden', execution: 'notExecuted' });
        return mailboxes.shared();
      }),
    'mailbox.use': async ({ account: wanted, address, used }) => {
      const { account } = partsOfMailbox(await deps.accountFor(wanted));
      if (!used) {
        await deps.signOut(mailboxAccount(account, address));
        return null;
      }
      await deps.mailboxes.update((all) => ({
        ...all,
        [account]: [...new Set([...(all[account] ?? []), address])].slice(-20),
      }));
      await deps.changed();
      return null;
    },
  };
}
