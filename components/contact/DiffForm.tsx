import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { isNews } from '../../lib/contacts/diff';
import type { Book } from '../../lib/domain/account';
import { contactFields } from '../../lib/domain/contact';
import type { DiffModel } from '../models/diff';
import { keyOf } from '../models/diff-lines';
import type { Written } from '../models/written';
import { VersionsTable } from '../outbox/VersionsTable';
import { FailureNote } from '../parts/FailureNote';
import { say } from '../words/say';
import { DiffLine } from './DiffLine';
import { Outcome } from './Outcome';
import { SeenNote } from './SeenNote';

export interface DiffFormProps {
  model: DiffModel;
  now: number;
  /** Shows the plain fields instead. */
  onFields(): void;
}

/** What became of the write to one address book. */
function Verdict({ written, now }: { written: Written; now: number }) {
  const intent = written.intent.value;
  return (
    <>
      {intent && (
        <Outcome
          intent={intent}
          takenBack={written.takenBack.value}
          now={now}
          onUndo={() => void written.undo()}
        />
      )}
      {intent?.versions && (
        <>
          <VersionsTable versions={intent.versions} />
          <button type="button" class="link" onClick={() => void written.insist()}>
            {i18n.t('versions.anyway')}
          </button>
        </>
      )}
      {written.failure.value && <FailureNote failure={written.failure.value} now={now} />}
    </>
  );
}

/**
 * A known sender: what this mail and the other address book add to the contact, line by line. Enter takes what is ticked
 * and nothing else.
 */
export function DiffForm({ model, now, onFields }: DiffFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const lines = [...model.lines.value].sort(
    (a, b) => contactFields.indexOf(a.field) - contactFields.indexOf(b.field),
  );
  const news = lines.filter(isNews);
  const held = [...new Set(lines.filter((one) => !isNews(one)).map(({ field }) => field))].filter(
    (field) => !news.some((one) => one.field === field),
  );
  const ticked = model.ticked.value;
  const company = model.company.value;
  const own = model.own.value;
  const both = company !== null && own !== null && model.seen.value?.record;
  const nameOf = (book: Book): string | null => {
    const account = book === 'mail' ? own : company;
    return both && account ? say({ key: `brand.${account.brand}`, params: [] }) : null;
  };

  const accountName = (id: string): string | null => {
    const account = [own, company].find((one) => one?.id === id);
    return account ? say({ key: `brand.${account.brand}`, params: [] }) : null;
  };

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
      {company && <SeenNote seen={model.seen.value} account={company} now={now} />}
      {news.length === 0 ? (
        <p class="quiet">{i18n.t('diff.nothing')}</p>
      ) : (
        <fieldset>
          <legend>{both ? i18n.t('diff.titleBoth') : i18n.t('diff.title')}</legend>
          <ul class="changes">
            {news.map((line) => (
              <DiffLine
                key={keyOf(line)}
                change={line}
                goesTo={nameOf(line.book)}
                accountName={accountName}
                ticked={model.isTicked(line)}
                onToggle={() => model.toggle(line)}
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
          <Verdict written={model.written.mail} now={now} />
          <Verdict written={model.written.company} now={now} />
        </div>
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
