import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { isNews } from '../../lib/contacts/diff';
import type { DiffModel } from '../models/diff';
import { VersionsTable } from '../outbox/VersionsTable';
import { FailureNote } from '../parts/FailureNote';
import { say } from '../words/say';
import { DiffLine } from './DiffLine';
import { Outcome } from './Outcome';

export interface DiffFormProps {
  model: DiffModel;
  now: number;
  /** Shows the plain fields instead. */
  onFields(): void;
}

/** A known sender: what this mail adds to the contact, line by line. Enter takes what is ticked and nothing else. */
export function DiffForm({ model, now, onFields }: DiffFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const changes = model.changes.value;
  const news = changes.filter(isNews);
  const held = [...new Set(changes.filter((one) => !isNews(one)).map(({ field }) => field))];
  const intent = model.intent.value;
  const ticked = model.ticked.value;

  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('button.primary:enabled, input, button');
    first?.focus({ preventScroll: true });
  }, [model]);

  return (
    <form
      ref={form}
      class="contact diff"
      onSubmit={(event) => {
        event.preventDefault();
        void model.save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        form.current?.requestSubmit();
      }}
    >
      {news.length === 0 ? (
        <p class="quiet">{i18n.t('diff.nothing')}</p>
      ) : (
        <fieldset>
          <legend>{i18n.t('diff.title')}</legend>
          <ul class="changes">
            {news.map((change) => (
              <DiffLine
                key={`${change.field}\n${change.value}`}
                change={change}
                ticked={model.isTicked(change)}
                onToggle={() => model.toggle(change)}
              />
            ))}
          </ul>
        </fieldset>
      )}
      {held.length > 0 && (
        <p class="quiet small">
          {i18n.t('diff.held', [
            held.map((field) => say({ key: `field.${field}`, params: [] })).join(i18n.t('listComma')),
          ])}
        </p>
      )}
      <div class="bar">
        <div aria-live="polite">
          {intent && (
            <Outcome
              intent={intent}
              takenBack={model.takenBack.value}
              now={now}
              onUndo={() => void model.undo()}
            />
          )}
          {intent?.versions && (
            <>
              <VersionsTable versions={intent.versions} />
              <button type="button" class="link" onClick={() => void model.insist()}>
                {i18n.t('versions.anyway')}
              </button>
            </>
          )}
        </div>
        {model.failure.value && <FailureNote failure={model.failure.value} now={now} />}
        <div class="actions">
          <button type="submit" class="primary" disabled={ticked === 0 || model.saving.value}>
            {ticked === 0 ? i18n.t('diff.takeNone') : i18n.t('diff.take', ticked)}
          </button>
          <button type="button" class="link" onClick={onFields}>
            {i18n.t('diff.fields')}
          </button>
        </div>
      </div>
    </form>
  );
}
