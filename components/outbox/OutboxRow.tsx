import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { IntentState, IntentView } from '../../lib/domain/intent';
import { fieldsOf } from '../models/fields-of';
import type { OutboxModel } from '../models/outbox';
import { FailureNote } from '../parts/FailureNote';
import { Icon, type IconName } from '../parts/Icon';
import { intentWords, mayInsist } from '../words/intent';
import { say } from '../words/say';
import { timeOf } from '../words/time';
import { EditRow } from './EditRow';
import { VersionsTable } from './VersionsTable';

const icons: Record<IntentState, IconName> = {
  pending: 'wait',
  inFlight: 'wait',
  unknown: 'wait',
  done: 'known',
  dead: 'look',
  cancelled: 'close',
};

/** One wish: what, where it stands, and what can still be done about it. */
export function OutboxRow({
  intent,
  undo,
  model,
  now,
}: {
  intent: IntentView;
  /** What takes it back, where that is listed too. */
  undo: IntentView | undefined;
  model: OutboxModel;
  now: number;
}) {
  const [editing, setEditing] = useState(false);
  const stuck = intent.state === 'dead' || intent.needsYou;
  // What a done one did, its title says.
  const settled = intent.state === 'done' && !intent.undoneBy;
  const open = stuck || intent.state === 'pending';
  // Only contacts have a form here.
  const fields = open && intent.kind === 'save-sender' ? fieldsOf(intent.input) : null;
  const title = say(intent.describe);
  const act = (words: string, run: () => void, shown: boolean) =>
    shown && (
      <button type="button" class="link" aria-label={`${words}: ${title}`} onClick={run}>
        {words}
      </button>
    );
  return (
    <li class={stuck ? 'row stuck' : 'row'}>
      <Icon name={stuck ? 'look' : icons[intent.state]} />
      <div class="rowBody">
        <div class="rowHead">
          <p class="cut" dir="auto" title={title}>
            {title}
          </p>
          <time class="quiet small" dateTime={new Date(intent.createdAt).toISOString()}>
            {timeOf(intent.createdAt, now)}
          </time>
        </div>
        {stuck && intent.failure && !intent.why ? (
          <FailureNote failure={intent.failure} now={now} />
        ) : (
          <p class={stuck ? 'note warn' : 'quiet small'}>{settled ? '' : intentWords(intent, now, undo)}</p>
        )}
        {intent.progress && !settled && (
          <label class="progress quiet small">
            <progress max={intent.progress.total} value={intent.progress.done} />
            {i18n.t('intent.progress', [intent.progress.done, intent.progress.total])}
          </label>
        )}
        {intent.versions && <VersionsTable versions={intent.versions} />}
        <div class="actions">
          {act(
            intent.why ? i18n.t('versions.anyway') : i18n.t('action.retry'),
            () => void model.retry(intent),
            stuck && mayInsist(intent),
          )}
          {act(i18n.t('action.edit'), () => setEditing(!editing), fields !== null)}
          {act(
            i18n.t('action.undo'),
            () => void model.undo(intent),
            intent.canUndo && !intent.undoneBy && (!stuck || (intent.progress?.done ?? 0) > 0),
          )}
          {act(i18n.t('action.drop'), () => void model.drop(intent), stuck)}
        </div>
        {editing && fields && (
          <EditRow
            start={fields}
            onCancel={() => setEditing(false)}
            onSave={(next) => {
              setEditing(false);
              void model.edit(intent, next);
            }}
          />
        )}
      </div>
    </li>
  );
}
