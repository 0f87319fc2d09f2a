import { i18n } from '#i18n';
import type { AppState } from '../../lib/domain/state';

/** The account in use has lost its login: nothing is lost, it waits. */
export function SignInAgain({ state, onOpen }: { state: AppState | null; onOpen(): void }) {
  const account = state?.accounts.find(({ id }) => id === state.account);
  if (account?.state !== 'signInAgain') return null;
  return (
    <div class="note warn" role="status">
      <p>{i18n.t(account.renewalCut ? 'screen.renewalCut' : 'screen.signInAgain')}</p>
      <button type="button" class="link" onClick={onOpen}>
        {i18n.t('screen.signIn')}
      </button>
    </div>
  );
}
