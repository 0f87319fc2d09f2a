import { i18n } from '#i18n';
import { FailureNote } from '../parts/FailureNote';
import type { Step } from './connect';

/** Where connecting stands. */
export function Progress({ step, now }: { step: Step; now: number }) {
  if (step.at === 'failed') return <FailureNote failure={step.failure} now={now} />;
  return (
    <div role="status">
      {step.at === 'asking' && <p class="note">{i18n.t('options.connect.asking')}</p>}
      {step.at === 'consent' && <p class="note">{i18n.t('options.connect.consent')}</p>}
      {step.at === 'refusedHosts' && <p class="note warn">{i18n.t('options.connect.refusedHosts')}</p>}
      {step.at === 'connected' && (
        <p class="note good">
          {i18n.t('options.connect.connected', [step.account.name || step.account.address])}
        </p>
      )}
    </div>
  );
}
