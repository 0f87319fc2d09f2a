import { i18n } from '#i18n';
import type { AccountView } from '../../lib/domain/account';
import type { Switch } from '../../lib/domain/policy';
import type { AppState } from '../../lib/domain/state';

/** Why a tool is not there: the company has switched it off, or the account's service has none such; null = it is. */
export function notHere(
  state: Pick<AppState, 'off'>,
  account: AccountView | undefined,
  tool: Extract<Switch, 'labels' | 'rules'>,
) {
  const words = state.off?.includes(tool)
    ? i18n.t('screen.switchedOff')
    : account?.book === 'company'
      ? i18n.t('company.only')
      : account?.sharedOf
        ? i18n.t('mailboxes.only')
        : null;
  return words === null ? null : <p class="note">{words}</p>;
}
