import { i18n } from '#i18n';
import type { AppState } from '../../lib/domain/state';

/** The company's policy is not wholly obeyed: the settings say which parts cannot be read. */
export function PolicyHint({ state, onOpen }: { state: AppState | null; onOpen(): void }) {
  if (!state?.policyUnclear) return null;
  return (
    <p class="quiet" role="status">
      {i18n.t('screen.policyUnclear')}{' '}
      <button type="button" class="link" onClick={onOpen}>
        {i18n.t('screen.policyParts')}
      </button>
    </p>
  );
}
