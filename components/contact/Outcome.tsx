import { i18n } from '#i18n';
import type { IntentView } from '../../lib/domain/intent';
import { FailureNote } from '../parts/FailureNote';
import { Icon } from '../parts/Icon';
import { intentWords } from '../words/intent';
import { say } from '../words/say';

export interface OutcomeProps {
  intent: IntentView;
  takenBack: boolean;
  now: number;
  onUndo(): void;
}

function headline(intent: IntentView, takenBack: boolean): string {
  if (takenBack) return i18n.t('overlay.takenBack');
  return intent.state === 'done' ? say(intent.describe) : i18n.t('overlay.saved');
}

/** What became of a save: said aloud, and taken back here as long as that is possible. */
export function Outcome({ intent, takenBack, now, onUndo }: OutcomeProps) {
  const bad = intent.state === 'dead' || intent.needsYou;
  if (bad && intent.failure && !intent.why) return <FailureNote failure={intent.failure} now={now} />;
  return (
    <div class={bad ? 'note warn outcome' : 'note good outcome'}>
      <p>
        <Icon name={intent.state === 'done' ? 'known' : 'wait'} />
        <span>
          <strong dir="auto">{headline(intent, takenBack)}</strong>{' '}
          {intent.state !== 'done' && intent.state !== 'cancelled' && intentWords(intent, now)}
        </span>
      </p>
      {intent.canUndo && !takenBack && !intent.undoneBy && (
        <button type="button" class="link" onClick={onUndo}>
          {i18n.t('action.undo')}
        </button>
      )}
    </div>
  );
}
