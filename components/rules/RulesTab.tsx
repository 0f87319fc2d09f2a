import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountView, Feature } from '../../lib/domain/account';
import type { App } from '../app/app';
import { AllowFeatures } from '../labels/AllowFeatures';
import type { Current } from '../models/open-mail';
import { RuleForm } from './RuleForm';
import { RuleList } from './RuleList';

export interface RulesTabProps {
  app: App;
  account: AccountView | undefined;
  current: Current;
  onConnect(): void;
}

/** A rule from the open mail, and all of the account's rules. */
export function RulesTab({ app, account, current, onConnect }: RulesTabProps) {
  const [asked, setAsked] = useState<readonly Feature[]>([]);
  if (!account) {
    return (
      <div class="empty">
        <p>{i18n.t('screen.notConnected')}</p>
        <button type="button" class="primary" onClick={onConnect}>
          {i18n.t('options.connect.go')}
        </button>
      </div>
    );
  }
  const lacks = (features: readonly Feature[]) => features.filter((one) => !account.features.includes(one));
  if (!account.features.includes('rules')) {
    return <AllowFeatures app={app} account={account} features={lacks(['rules', 'messages', 'labels'])} />;
  }
  const wanted = lacks(['messages', 'labels', ...asked]);
  const allowTexts = () => setAsked(['texts']);
  return (
    <>
      {wanted.length > 0 && (
        <AllowFeatures key={wanted.join()} app={app} account={account} features={wanted} />
      )}
      {current.kind === 'mail' && (
        <section class="stack" aria-labelledby="rule-title">
          <h2 id="rule-title">{i18n.t('rule.title')}</h2>
          <RuleForm
            key={`${account.id}\n${current.mail.key}`}
            app={app}
            account={account}
            open={{
              account: account.id,
              capture: current.capture,
              mail: current.mail.key,
              editing: null,
              begin: null,
            }}
            onAllow={allowTexts}
          />
        </section>
      )}
      <RuleList key={account.id} app={app} account={account} onAllow={allowTexts} />
    </>
  );
}
