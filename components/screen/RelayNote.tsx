import { i18n } from '#i18n';
import type { AppState } from '../../lib/domain/state';

/** The company's relay is away: what goes on, and what waits. */
export function RelayNote({ state }: { state: AppState | null }) {
  if (!state?.relayDown) return null;
  return (
    <p class="note warn" role="status">
      {i18n.t('screen.relayDown')}
    </p>
  );
}
