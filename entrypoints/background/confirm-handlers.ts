import type { Accounts } from '../../lib/accounts/accounts';
import { covers } from '../../lib/capture/adapter';
import { adapter as feishu } from '../../lib/capture/adapters/feishu';
import { type Confirmed, confirmMail } from '../../lib/jobs/confirm-mail';
import { mailsOf, messagesOf } from '../../lib/jobs/labels/labels';
import type { confirmRows } from '../../lib/messages/confirm-rows.schema';
import type { Handlers } from '../../lib/messages/receiver';
import type { Item } from '../../lib/settings/setting';
import type { Journal } from './journal';

export interface ConfirmDeps {
  outbox: Pick<Journal, 'spare'>;
  accounts: Pick<Accounts, 'get'>;
  account(): Promise<string | null>;
  /** What was learnt in this session, by account and mail. */
  learnt: Item<Record<string, Confirmed | null>>;
  now(): number;
  /** What the address bar of a tab says; without a number, of the tab in front of the person. */
  addressOf(tab: number | undefined): Promise<string>;
}

/** Of the counter's rate, what may be in use when a mail is looked up: clicks come first. */
const share = 0.5;
const most = 200;

/** Mails of other services are none of this one's business. The demo's mailbox stands in for the service's own. */
const isService = (host: string) =>
  feishu.hosts.some((pattern) => covers(pattern, host)) ||
  (import.meta.env.MODE === 'demo' && host === '127.0.0.1');

export function createConfirmHandlers(deps: ConfirmDeps): Handlers<typeof confirmRows> {
  return {
    'mail.confirm': async ({ host, mail }, from) => {
      const where = from.tab === undefined ? host.replace(/:\d+$/, '') : new URL(from.origin).hostname;
      const id = await deps.account();
      const account = id === null ? null : await deps.accounts.get(id);
      if (!account?.features.includes('messages') || !isService(where)) return null;
      const key = JSON.stringify([account.id, mail]);
      const learnt = await deps.learnt.get();
      if (key in learnt) return learnt[key] ?? null;
      const bar = await deps.addressOf(from.tab).catch(() => '');
      // The mail may stand in a frame, and the person may be elsewhere by now.
      const address = URL.canParse(bar) && isService(new URL(bar).hostname) ? bar : '';
      const found = await deps.outbox
        .spare(account.id, share, (port) =>
          confirmMail({ messages: messagesOf(port), mails: mailsOf(port) }, mail, deps.now(), address),
        )
        // No room, no network, no scope: the page's own reading stands, and the next look asks again.
        .catch(() => undefined);
      if (found === undefined) return null;
      await deps.learnt.update((all) =>
        Object.fromEntries([...Object.entries(all), [key, found]].slice(-most)),
      );
      return found;
    },
  };
}
