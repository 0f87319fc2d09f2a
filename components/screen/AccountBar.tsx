import { i18n } from '#i18n';
import type { AppState } from '../../lib/domain/state';
import { Icon } from '../parts/Icon';
import { say } from '../words/say';

export interface AccountBarProps {
  state: AppState | null;
  onUse(account: string): void;
  onSettings(): void;
  onReload(): void;
}

function Accounts({ state, onUse }: Pick<AccountBarProps, 'state' | 'onUse'>) {
  if (!state) return <span class="quiet">{i18n.t('screen.reading')}</span>;
  const [only] = state.accounts;
  const name = ({ name, address, brand }: AppState['accounts'][number]) =>
    `${say({ key: `brand.${brand}`, params: [] })} · ${name || address}`;
  if (!only) return <span class="quiet">{i18n.t('screen.notConnected')}</span>;
  if (state.accounts.length === 1) {
    return (
      <span class="cut" dir="auto" title={only.address}>
        {name(only)}
      </span>
    );
  }
  return (
    <select
      aria-label={i18n.t('screen.account')}
      value={state.account ?? ''}
      onChange={(event) => onUse(event.currentTarget.value)}
    >
      {state.accounts.map((account) => (
        <option key={account.id} value={account.id}>
          {name(account)}
        </option>
      ))}
    </select>
  );
}

/** Which account a save goes to, and the way to the settings. */
export function AccountBar(props: AccountBarProps) {
  return (
    <div class="accountBar">
      <Accounts state={props.state} onUse={props.onUse} />
      <button
        type="button"
        class="plain"
        aria-label={i18n.t('screen.reload')}
        title={i18n.t('screen.reload')}
        onClick={props.onReload}
      >
        <Icon name="reload" />
      </button>
      <button
        type="button"
        class="plain"
        aria-label={i18n.t('screen.settings')}
        title={i18n.t('screen.settings')}
        onClick={props.onSettings}
      >
        <Icon name="settings" />
      </button>
    </div>
  );
}
