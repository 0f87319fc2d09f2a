import { i18n } from '#i18n';
import type { AppState } from '../../lib/domain/state';

/** Nothing can be kept: said before anything is tried, with the way out. */
export function StoreNote({ state, onOpen }: { state: AppState | null; onOpen(): void }) {
  if (!state?.trouble) return null;
  return (
    <div class="note bad" role="alert">
      <p>{i18n.t('failure.storeBroken')}</p>
      <button type="button" class="link" onClick={onOpen}>
        {i18n.t('screen.recover')}
      </button>
    </div>
  );
}
