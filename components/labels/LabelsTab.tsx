import { i18n } from '#i18n';
import type { AccountView } from '../../lib/domain/account';
import type { App } from '../app/app';
import type { Current } from '../models/open-mail';
import { AllowFeatures } from './AllowFeatures';
import { Labels } from './Labels';
import { LabelsPane } from './LabelsPane';
import { MailLabels } from './MailLabels';

export interface LabelsTabProps {
  app: App;
  account: AccountView | undefined;
  current: Current;
  onConnect(): void;
}

/** The labels of the open mail, and all of the account's. */
export function LabelsTab({ app, account, current, onConnect }: LabelsTabProps) {
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
  const lacking = (['labels', 'messages'] as const).filter((one) => !account.features.includes(one));
  if (lacking.includes('labels')) return <AllowFeatures app={app} account={account} features={lacking} />;
  return (
    <LabelsPane app={app} account={account.id}>
      {(model) => (
        <>
          {lacking.includes('messages') && <AllowFeatures app={app} account={account} features={lacking} />}
          {current.kind === 'mail' && lacking.length === 0 && (
            <MailLabels
              key={current.mail.key}
              app={app}
              account={account.id}
              capture={current.capture}
              model={model}
              maySearch
              mayAct={() => true}
            />
          )}
          <Labels client={app.client} account={account.id} model={model} />
        </>
      )}
    </LabelsPane>
  );
}
