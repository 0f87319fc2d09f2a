import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountView, Feature } from '../../lib/domain/account';
import type { FailureFacts } from '../../lib/domain/failure';
import type { ApiHosts } from '../../lib/domain/policy';
import type { App } from '../app/app';
import { failureOf } from '../app/client';
import { FailureNote } from '../parts/FailureNote';
import { useModel } from '../parts/use-model';
import { say } from '../words/say';
import { createConnector, isAppBrand } from './connect';
import { Features } from './Features';
import { Mailboxes } from './Mailboxes';
import { MirrorLine } from './MirrorLine';
import { Progress } from './Progress';
import type { QuickWish } from './quick';

export interface AccountCardProps {
  app: App;
  account: AccountView;
  /** Shared mailboxes in use through it. */
  mailboxes: readonly AccountView[];
  hosts: ApiHosts[];
  used: boolean;
  onUse(): void;
  /** Its app signs in by a code. */
  onQuick(wish: QuickWish): void;
}

/** A connected account: who, with what rights, and how to test or end it. */
export function AccountCard({ app, account, mailboxes, hosts, used, onUse, onQuick }: AccountCardProps) {
  const connector = useModel(() => createConnector(app));
  const [tested, setTested] = useState<'no' | 'busy' | 'ok'>('no');
  const [leaving, setLeaving] = useState(false);
  const [failure, setFailure] = useState<FailureFacts | null>(null);
  const { id, brand, appId, name, address, features, scopes, relay, quick } = account;

  async function carry(run: () => Promise<unknown>): Promise<boolean> {
    setFailure(null);
    return run().then(
      () => true,
      (error: unknown) => {
        setFailure(failureOf(error));
        return false;
      },
    );
  }
  async function test(): Promise<void> {
    setTested('busy');
    setTested((await carry(() => app.client.send('account.test', { account: id }))) ? 'ok' : 'no');
  }
  const ask = (wanted: readonly Feature[]) => {
    const more = wanted.some((feature) => !features.includes(feature));
    if (quick && isAppBrand(brand)) onQuick({ brand, appId, features: [...wanted], update: more });
    else {
      const through = relay === null ? {} : { relay };
      void connector.run({ brand, appId, appSecret: '', ...through, features: [...wanted] }, hosts);
    }
  };

  return (
    <article class="card" aria-label={i18n.t('options.accounts.connectedAs', [name || address])}>
      <p dir="auto">
        <strong>{i18n.t('options.accounts.connectedAs', [name || address])}</strong>
      </p>
      <p class="quiet small" dir="auto">
        {[
          say({ key: `brand.${brand}`, params: [] }),
          address,
          appId,
          quick ? i18n.t('quick.badge') : '',
          relay === null ? '' : i18n.t('options.relay.through', [new URL(relay).host]),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {account.book === 'company' ? (
        <p class="small">{i18n.t('company.only')}</p>
      ) : (
        <Features account={account} onAllow={(feature) => ask([feature])} />
      )}
      <details class="small">
        <summary>{i18n.t('options.accounts.rights', [scopes.length])}</summary>
        <ul>
          {scopes.map((scope) => (
            <li key={scope}>
              <code>{scope}</code>
            </li>
          ))}
        </ul>
      </details>
      {account.state === 'signInAgain' && (
        <div class="note warn">
          <p>{i18n.t(account.renewalCut ? 'screen.renewalCut' : 'options.accounts.signInAgain')}</p>
          <button
            type="button"
            class="primary"
            onClick={() => ask(features.length > 0 ? features : ['contacts'])}
          >
            {i18n.t('options.accounts.signIn')}
          </button>
        </div>
      )}
      <MirrorLine app={app} account={id} />
      {account.book === 'mail' && features.includes('contacts') && (
        <Mailboxes app={app} account={account} used={mailboxes} />
      )}
      <Progress step={connector.step.value} now={app.now()} />
      <div class="actions">
        <button type="button" disabled={tested === 'busy'} onClick={() => void test()}>
          {tested === 'busy' ? i18n.t('options.accounts.testing') : i18n.t('options.accounts.test')}
        </button>
        {!used && (
          <button type="button" onClick={onUse}>
            {i18n.t('options.accounts.use')}
          </button>
        )}
        <button type="button" class="danger" onClick={() => setLeaving(true)}>
          {i18n.t('options.accounts.signOut')}
        </button>
        <span role="status">{tested === 'ok' && i18n.t('options.accounts.testOk')}</span>
      </div>
      {leaving && (
        <div class="note warn" role="alertdialog" aria-label={i18n.t('options.accounts.signOut')}>
          <p>{i18n.t('options.accounts.signOutMeans')}</p>
          <div class="actions">
            <button
              type="button"
              class="danger"
              onClick={() => void carry(() => app.client.send('account.signOut', { account: id }))}
            >
              {i18n.t('options.accounts.signOut')}
            </button>
            <button type="button" onClick={() => setLeaving(false)}>
              {i18n.t('action.cancel')}
            </button>
          </div>
        </div>
      )}
      {failure && <FailureNote failure={failure} now={app.now()} />}
    </article>
  );
}
