import { i18n } from '#i18n';
import type { IntentView } from '../../lib/domain/intent';
import { needsPerson } from '../models/labels';
import { intentWords } from '../words/intent';
import { say } from '../words/say';

/** The last wish of this screen, how far it is, and the way back. */
export function LastWish({ intent, now, onUndo }: { intent: IntentView; now: number; onUndo(): void }) {
  if (needsPerson(intent) || intent.state === 'cancelled') return null;
  const { progress, canUndo, undoneBy } = intent;
  return (
    <div class="note good">
      <p dir="auto" role="status">
        {say(intent.describe)} <span class="small">{intentWords(intent, now)}</span>
      </p>
      {progress && intent.state !== 'done' && (
        <label class="progress small">
          <progress max={progress.total} value={progress.done} />
          {i18n.t('intent.progress', [progress.done, progress.total])}
        </label>
      )}
      {canUndo && !undoneBy && (
        <button type="button" class="link" onClick={onUndo}>
          {i18n.t('action.undo')}
        </button>
      )}
    </div>
  );
}
