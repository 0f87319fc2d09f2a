import { i18n } from '#i18n';
import type { IntentView } from '../../lib/domain/intent';
import type { App } from '../app/app';
import { createBatches } from '../models/batches';
import { FailureNote } from '../parts/FailureNote';
import { useModel } from '../parts/use-model';
import { intentWords } from '../words/intent';
import { say } from '../words/say';
import { timeOf } from '../words/time';

type Progress = NonNullable<IntentView['progress']>;

const isOpen = ({ state }: IntentView) => state === 'pending' || state === 'inFlight' || state === 'unknown';

/** How many are through, and what became of the others once no more will go. */
function progressWords({ state }: IntentView, { done, dead, total }: Progress): string {
  const cancelled = state === 'done' ? total - done - dead : 0;
  return [
    i18n.t('intent.progress', [done, total]),
    ...(dead > 0 ? [i18n.t('bulk.failed', [dead])] : []),
    ...(cancelled > 0 ? [i18n.t('bulk.cancelled', [cancelled])] : []),
  ].join(' · ');
}

/** Each batch: how far it is, when it will be through, and what can be done about it. */
export function Batches({ app }: { app: App }) {
  const model = useModel(() => createBatches(app));
  const now = app.now();
  const batches = model.batches.value;
  if (batches.length === 0) return null;
  return (
    <section aria-labelledby="batches-title">
      <h2 id="batches-title">{i18n.t('bulk.batches')}</h2>
      {model.failure.value && <FailureNote failure={model.failure.value} now={now} />}
      <ul class="batches" aria-live="polite">
        {batches.map((batch) => {
          const title = say(batch.describe);
          const { progress } = batch;
          const paused = batch.waiting === 'paused';
          const stuck = batch.needsYou || batch.state === 'dead';
          const act = (words: string, run: () => void) => (
            <button type="button" class="link" aria-label={`${words}: ${title}`} onClick={run}>
              {words}
            </button>
          );
          return (
            <li key={batch.id} class="card">
              <p class="changeHead">
                <strong dir="auto">{title}</strong>
                <time class="quiet small" dateTime={new Date(batch.createdAt).toISOString()}>
                  {timeOf(batch.createdAt, now)}
                </time>
              </p>
              {progress && (
                <label class="progress small">
                  <progress max={progress.total} value={progress.done} />
                  {progressWords(batch, progress)}
                </label>
              )}
              <p class={stuck ? 'note warn' : 'quiet small'}>{intentWords(batch, now)}</p>
              <div class="actions">
                {isOpen(batch) &&
                  !stuck &&
                  !paused &&
                  act(i18n.t('bulk.pause'), () => void model.pause(batch, true))}
                {paused && act(i18n.t('bulk.resume'), () => void model.pause(batch, false))}
                {stuck && act(i18n.t('action.retry'), () => void model.retry(batch))}
                {(isOpen(batch) || stuck) &&
                  act(i18n.t('bulk.cancelRest'), () => void model.cancelRest(batch))}
                {batch.canUndo &&
                  !batch.undoneBy &&
                  act(i18n.t('bulk.undoAll'), () => void model.undo(batch))}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
