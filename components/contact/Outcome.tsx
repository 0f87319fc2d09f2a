import { i18n } from '#i18n';
import type { IntentView } from '../../lib/domain/intent';
import { FailureNote } from '../parts/FailureNote';
import { Icon } from '../parts/Icon';
import { intentWords } from '../words/intent';
import { say } from '../words/say';

/** What became of a save: said aloud, and taken back here as long as that is possible. */
export function Outcome({ intent, now, onUndo }: { intent: IntentView; now: number; onUndo(): void }) {
  const bad = intent.state === 'dead' || intent.needsYou;
  if (bad && intent.failure) return <FailureNote failure={intent.failure} now={now} />;
  return (
    <div class="note good outcome">
      <p>
        <Icon name={intent.state === 'done' ? 'known' : 'wait'} />
        <span>
          <strong dir="auto">{say(intent.describe)}</strong> {intentWords(intent, now)}
        </span>
      </p>
      {intent.canUndo && !intent.undoneBy && (
        <button type="button" class="link" onClick={onUndo}>
          {i18n.t('action.undo')}
        </button>
      )}
    </div>
  );
}
