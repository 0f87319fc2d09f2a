import { i18n } from '#i18n';
import type { IntentView } from '../../lib/domain/intent';
import { VersionsTable } from '../outbox/VersionsTable';
import { FailureNote } from '../parts/FailureNote';
import { mayInsist } from '../words/intent';
import { say } from '../words/say';

export interface TroubleProps {
  intent: IntentView;
  now: number;
  onRetry(): void;
  onDrop(): void;
}

function dropWords(intent: IntentView) {
  if (!mayInsist(intent)) return 'labels.understood' as const;
  return intent.versions ? ('labels.leave' as const) : ('action.drop' as const);
}

/** A wish that cannot go on: why, and the next step. */
export function Trouble({ intent, now, onRetry, onDrop }: TroubleProps) {
  const { why, failure, versions, describe } = intent;
  return (
    <div class="note warn" role="alert">
      <p dir="auto">
        <strong>{say(describe)}</strong>
      </p>
      {why ? <p>{say(why)}</p> : failure && <FailureNote failure={failure} now={now} />}
      {versions && <VersionsTable versions={versions} />}
      <div class="actions">
        {mayInsist(intent) && (
          <button type="button" class="link" onClick={onRetry}>
            {i18n.t(why ? 'versions.anyway' : 'action.retry')}
          </button>
        )}
        <button type="button" class="link" onClick={onDrop}>
          {i18n.t(dropWords(intent))}
        </button>
      </div>
    </div>
  );
}
