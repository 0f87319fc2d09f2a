import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountView } from '../../lib/domain/account';
import type { FailureFacts } from '../../lib/domain/failure';
import type { App } from '../app/app';
import { failureOf } from '../app/client';
import { FailureNote } from '../parts/FailureNote';
import { MirrorLine } from './MirrorLine';

export interface MailboxesProps {
  app: App;
  account: AccountView;
  /** The shared mailboxes of it that are in use. */
  used: readonly AccountView[];
}

/** Shared mailboxes that the account may open: whose contacts the person works with is their choice. */
export function Mailboxes({ app, account, used }: MailboxesProps) {
  const [found, setFound] = useState<readonly string[] | null>(null);
  const [failure, setFailure] = useState<FailureFacts | null>(null);
  const carry = (asked: Promise<unknown>) =>
    asked.then(
      () => setFailure(null),
      (error: unknown) => setFailure(failureOf(error)),
    );
  const look = () =>
    void carry(app.client.send('mailbox.list', { account: account.id }).then((list) => setFound(list)));
  const inUse = used.map(({ address }) => address);
  const shown = [...new Set([...inUse, ...(found ?? [])])];
  return (
    <div class="small mailboxes">
      <h3>{i18n.t('mailboxes.title')}</h3>
      <p class="quiet">{i18n.t('mailboxes.what')}</p>
      {shown.map((address) => (
        <label key={address} class="choice">
          <input
            type="checkbox"
            name="mailbox"
            value={address}
            checked={inUse.includes(address)}
            onChange={(event) =>
              void carry(
                app.client.send('mailbox.use', {
                  ...{ account: account.id, address, used: event.currentTarget.checked },
                }),
              )
            }
          />
          <bdi>{address}</bdi>
        </label>
      ))}
      <p role="status">{found?.length === 0 && i18n.t('mailboxes.none')}</p>
      <button type="button" onClick={look}>
        {i18n.t('mailboxes.look')}
      </button>
      {failure && <FailureNote failure={failure} now={app.now()} />}
      {used.map(({ id, address }) => (
        <section key={id} aria-label={address}>
          <h3 dir="auto">{address}</h3>
          <MirrorLine app={app} account={id} />
        </section>
      ))}
    </div>
  );
}
