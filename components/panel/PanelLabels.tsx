import { i18n } from '#i18n';
import type { Capture } from '../../lib/domain/capture';
import type { App } from '../app/app';
import { LabelsPane } from '../labels/LabelsPane';
import { MailLabels } from '../labels/MailLabels';
import { createWorld } from '../models/world';
import { notHere } from '../parts/NotHere';
import { useModel } from '../parts/use-model';
import { say } from '../words/say';

export interface PanelLabelsProps {
  app: Omit<App, 'platform'>;
  account: string | null;
  capture: Capture;
  mayAct(event: Event): boolean;
  onConnect(): void;
}

const needed = ['labels', 'messages'] as const;

/** The open mail's labels beside the mail. Consent is asked for in the settings: a page cannot show the service's own. */
export function PanelLabels({ app, account, capture, mayAct, onConnect }: PanelLabelsProps) {
  const world = useModel(() => createWorld(app.client));
  const state = world.state.value;
  if (!state) return <p class="quiet empty">{i18n.t('screen.reading')}</p>;
  const used = state.accounts.find(({ id }) => id === (account ?? state.account));
  const absent = notHere(state, used, 'labels');
  if (absent) return absent;
  const lacking = needed.filter((one) => !used?.features.includes(one));
  if (!used || lacking.length > 0) {
    return (
      <div class="note">
        <p>{i18n.t(used ? 'allow.title' : 'screen.notConnected')}</p>
        {used && (
          <ul>
            {lacking.map((feature) => (
              <li key={feature}>{say({ key: `feature.${feature}`, params: [] })}</li>
            ))}
          </ul>
        )}
        <button type="button" class="primary" onClick={onConnect}>
          {i18n.t(used ? 'allow.settings' : 'options.connect.go')}
        </button>
      </div>
    );
  }
  return (
    <LabelsPane app={app} account={used.id}>
      {(model) => (
        <MailLabels
          app={app}
          account={used.id}
          capture={capture}
          model={model}
          maySearch={false}
          mayAct={mayAct}
        />
      )}
    </LabelsPane>
  );
}
