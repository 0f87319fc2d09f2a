import { i18n } from '#i18n';
import type { QuickView } from '../../lib/domain/quick';
import { timeOf } from '../words/time';

/** The code to compare and the page to open. */
export function QuickCode({
  view,
  now,
  onStop,
}: {
  view: Extract<QuickView, { userCode: string }>;
  now: number;
  onStop(): void;
}) {
  return (
    <div class="quickCode">
      <h3>{i18n.t(view.at === 'app' ? 'quick.stepApp' : 'quick.stepPerson')}</h3>
      <p>{i18n.t(view.at === 'app' ? 'quick.doApp' : 'quick.doPerson')}</p>
      {view.userCode !== '' && (
        <p>
          {i18n.t('quick.code')} <output class="code">{view.userCode}</output>
        </p>
      )}
      <p class="actions">
        <a class="open" href={view.url} target="_blank" rel="noreferrer">
          {i18n.t('quick.open')}
        </a>
        <button type="button" class="link" onClick={onStop}>
          {i18n.t('quick.stop')}
        </button>
      </p>
      <p class="quiet small">{i18n.t('quick.waiting', [timeOf(view.expiresAt, now)])}</p>
    </div>
  );
}
