import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountView } from '../../lib/domain/account';
import { isSystemLabel, type Label } from '../../lib/domain/label';
import type { Deed } from '../../lib/domain/rule-view';
import type { App } from '../app/app';
import type { RuleFormModel } from '../models/rule-form';

export interface ApplyProps {
  app: Pick<App, 'client' | 'newId'>;
  model: RuleFormModel;
  account: AccountView;
}

/** The same for the mails that are there already; and a label, which a rule cannot put. */
export function Apply({ app, model, account }: ApplyProps) {
  const [labels, setLabels] = useState<Label[]>([]);
  const [label, setLabel] = useState('');
  const may = account.features.includes('labels');
  useEffect(() => {
    if (!may) return;
    app.client.send('label.list', { account: account.id }).then(
      (answer) => setLabels(answer.labels.filter((one) => !isSystemLabel(one))),
      () => undefined,
    );
  }, [app, account, may]);
  const rule = model.draft.value;
  const sure = model.trial.tried.value.caught.filter(({ verdict }) => verdict === 'yes');
  const mails = sure.map(({ id, folder, labels: carried }) => ({ id, folder, labels: carried }));
  if (mails.length === 0) return null;
  if (!may) return <p class="quiet small">{i18n.t('ruleTry.allowChange')}</p>;
  const apply = (deed: Deed) =>
    void model.wishes.carry(
      app.client.send('rule.apply', { id: app.newId(), account: account.id, name: rule.name, deed, mails }),
    );
  return (
    <div class="actions">
      <button type="button" disabled={!model.ready.value} onClick={() => apply({ actions: rule.actions })}>
        {i18n.t('ruleTry.apply', mails.length)}
      </button>
      {labels.length > 0 && (
        <select
          aria-label={i18n.t('ruleTry.labelWith')}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        >
          <option value="">{i18n.t('ruleTry.labelWith')}</option>
          {labels.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      {label !== '' && (
        <button type="button" onClick={() => apply({ label })}>
          {i18n.t('ruleTry.label')}
        </button>
      )}
    </div>
  );
}
