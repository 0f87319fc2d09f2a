import { i18n } from '#i18n';
import type { Capture } from '../../lib/domain/capture';
import type { App } from '../app/app';
import { createWorld } from '../models/world';
import { notHere } from '../parts/NotHere';
import { useModel } from '../parts/use-model';
import { RuleForm } from '../rules/RuleForm';
import { say } from '../words/say';

export interface PanelRulesProps {
  app: Omit<App, 'platform'>;
  account: string | null;
  capture: Capture;
  mail: string;
  mayAct(event: Event): boolean;
  onConnect(): void;
}

/** A rule from the open mail, beside it. Consent is asked for in the settings: a page cannot show the service's own. */
export function PanelRules({ app, account, capture, mail, mayAct, onConnect }: PanelRulesProps) {
  const world = useModel(() => createWorld(app.client));
  const state = world.state.value;
  if (!state) return <p class="quiet empty">{i18n.t('screen.reading')}</p>;
  const used = state.accounts.find(({ id }) => id === (account ?? state.account));
  const absent = notHere(state, used, 'rules');
  if (absent) return absent;
  if (!used?.features.includes('rules')) {
    return (
      <div class="note">
        <p>{i18n.t(used ? 'allow.title' : 'screen.notConnected')}</p>
        {used && <p class="small">{say({ key: 'feature.rules', params: [] })}</p>}
        <button type="button" class="primary" onClick={onConnect}>
          {i18n.t(used ? 'allow.settings' : 'options.connect.go')}
        </button>
      </div>
    );
  }
  return (
    <RuleForm
      app={app}
      account={used}
      open={{ account: used.id, capture, mail, editing: null, begin: null }}
      mayAct={mayAct}
      onAllow={onConnect}
    />
  );
}
