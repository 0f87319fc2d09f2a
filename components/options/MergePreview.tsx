import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { MergedLine, Side } from '../../lib/contacts/merge-records';
import type { DuplicatesModel } from '../models/duplicates';
import { say } from '../words/say';

const sides: readonly Side[] = ['first', 'second'];

function fromWords({ from }: MergedLine): string {
  if (from === 'both') return i18n.t('duplicates.fromBoth');
  return from === 'first' ? i18n.t('duplicates.fromFirst') : i18n.t('duplicates.fromSecond');
}

/** Two values for one field: arrows choose. */
function Choice({
  line,
  choice,
  model,
}: {
  line: MergedLine;
  choice: Record<Side, string>;
  model: DuplicatesModel;
}) {
  const name = say({ key: `field.${line.field}`, params: [] });
  return (
    <fieldset class="change change-different">
      <legend class="quiet small">{i18n.t('duplicates.choose', [name])}</legend>
      {sides.map((side) => (
        <label key={side}>
          <input
            type="radio"
            name={`merge-${line.field}`}
            value={side}
            checked={line.from === side}
            onChange={() => model.choose(line.field, side)}
          />
          <span class="changeBody changeHead">
            <bdi class="words">{choice[side]}</bdi>
            <span class="quiet small">{fromWords({ ...line, from: side })}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The record that two become, before anything is written: Enter merges, Escape leaves both as they are. */
export function MergePreview({ model }: { model: DuplicatesModel }) {
  const submit = useRef<HTMLButtonElement>(null);
  useEffect(() => submit.current?.focus({ preventScroll: true }), []);
  const record = model.preview.value;
  if (!record) return null;
  const differ = record.lines.some(({ choice }) => choice !== null);
  return (
    <form
      class="merge"
      onSubmit={(event) => {
        event.preventDefault();
        void model.merge();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        model.leave();
      }}
    >
      <fieldset>
        <legend>{i18n.t('duplicates.preview')}</legend>
        <div class="changes">
          {record.lines.map((line) =>
            line.choice ? (
              <Choice key={line.field} line={line} choice={line.choice} model={model} />
            ) : (
              <div key={line.field} class="change">
                <p class="changeHead quiet small">
                  <span>{say({ key: `field.${line.field}`, params: [] })}</span>
                  <span>{fromWords(line)}</span>
                </p>
                <p class="words" dir="auto">
                  {line.value}
                </p>
              </div>
            ),
          )}
        </div>
      </fieldset>
      {differ && <p class="quiet">{i18n.t('duplicates.noted')}</p>}
      <p class="quiet">{i18n.t('duplicates.gone')}</p>
      <div role="status">{record.tooLong && <p class="note warn">{i18n.t('duplicates.tooLong')}</p>}</div>
      <div class="actions">
        <button ref={submit} type="submit" class="primary" disabled={record.tooLong}>
          {i18n.t('duplicates.mergeNow')}
        </button>
        <button type="button" onClick={model.leave}>
          {i18n.t('action.cancel')}
        </button>
      </div>
    </form>
  );
}
