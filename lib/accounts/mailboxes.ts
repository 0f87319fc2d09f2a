import type { AccountView } from '../domain/account';
import { mailboxAccount, partsOfMailbox } from '../domain/mailbox';
import type { Item } from '../settings/setting';
import type { Accounts } from './accounts';

/** Addresses of the shared mailboxes in use, by account. */
export type UsedMailboxes = Record<string, string[]>;

/** Of a shared mailbox its contacts are offered: labels and rules stay the person's own. */
const shared = (account: AccountView, address: string): AccountView => ({
  ...account,
  ...{ id: mailboxAccount(account.id, address), name: address, address, sharedOf: account.id },
  features: account.features.filter((one) => one === 'contacts'),
});

/** Accounts, and behind each the shared mailboxes that the person uses through it. */
export function withMailboxes(
  accounts: Accounts,
  used: Pick<Item<UsedMailboxes>, 'get' | 'update'>,
): Accounts {
  const own = (id: string) => partsOfMailbox(id).account;
  return {
    ...accounts,
    async list() {
      const [views, all] = await Promise.all([accounts.list(), used.get()]);
      return views.flatMap((one) => [one, ...(all[one.id] ?? []).map((address) => shared(one, address))]);
    },
    async get(id) {
      const { account, mailbox } = partsOfMailbox(id);
      const view = await accounts.get(account);
      if (!view || mailbox === null) return view;
      return (await used.get())[account]?.includes(mailbox) ? shared(view, mailbox) : null;
    },
    test: (id) => accounts.test(own(id)),
    async signOut(id) {
      const { account, mailbox } = partsOfMailbox(id);
      await used.update(({ [account]: mine = [], ...others }) => {
        const left = mailbox === null ? [] : mine.filter((one) => one !== mailbox);
        return left.length > 0 ? { ...others, [account]: left } : others;
      });
      if (mailbox === null) await accounts.signOut(account);
    },
  };
}
