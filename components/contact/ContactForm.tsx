import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { App } from '../app/app';
import { createBooks } from '../models/books';
import { createContactModel, type OpenForm, type Phase } from '../models/contact';
import { FailureNote } from '../parts/FailureNote';
import { useModel } from '../parts/use-model';
import { CompanyPart } from './CompanyPart';
import { Fieldset } from './Fieldset';
import { Outcome } from './Outcome';
import { SaveTo } from './SaveTo';
import { useCompany } from './use-company';

export interface ContactFormProps {
  app: Omit<App, 'platform'>;
  open: OpenForm;
  /** May this event save? A page can forge and cover; the extension's own screens need not ask. */
  mayAct?: (event: Event) => boolean;
  onConnect(): void;
}

function focusFirstProblem(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

function saveLabel(phase: Phase, connected: boolean, known: boolean, look: boolean): string {
  if (!connected) return i18n.t('form.connectFirst');
  if (phase === 'saving') return i18n.t('form.saving');
  if (phase === 'saved' || known) return i18n.t('form.saveChanges');
  return look ? i18n.t('form.saveAnyway') : i18n.t('form.save');
}

/** The sender as a contact: checked, saved with one press, taken back with another. */
export function ContactForm({ app, open, mayAct, onConnect }: ContactFormProps) {
  const model = useModel(() => createContactModel(app, open, (params) => i18n.t('diff.note', params)));
  const form = useRef<HTMLFormElement>(null);
  const save = useRef<HTMLButtonElement>(null);
  const connected = open.account !== null;
  const { fields, phase, problems, intent, failure, elsewhere, overwrote } = model;
  const replaced = overwrote.value;
  const books = useModel(() => createBooks(app, open.account));
  const accounts = books.accounts.value;
  const chosen = books.chosen.value;
  const company = useCompany(app, open, fields, accounts.company);
  const outsider = chosen.includes('company') ? company : null;

  useEffect(() => {
    const flush = () => void model.flush();
    addEventListener('pagehide', flush);
    // What was read is looked at first: the view stays at the top.
    save.current?.focus({ preventScroll: true });
    return () => removeEventListener('pagehide', flush);
  }, [model]);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (mayAct && !mayAct(event)) return;
    if (!connected) {
      model.keep();
      await model.flush();
      onConnect();
    } else if (!(await saveTo())) setTimeout(() => focusFirstProblem(form.current));
  }

  /** Nothing is sent to one book while something is missing for the other. */
  async function saveTo(): Promise<boolean> {
    const ready = [
      ...(chosen.includes('mail') ? [model.check()] : []),
      ...(outsider ? [outsider.complete()] : []),
    ];
    if (!ready.every(Boolean)) return false;
    const done = await Promise.all([
      ...(chosen.includes('mail') ? [model.save(accounts.mail?.id)] : []),
      ...(outsider ? [outsider.save()] : []),
    ]);
    return done.every(Boolean);
  }

  return (
    <form
      ref={form}
      class="contact"
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
      }}
    >
      {elsewhere.value && <p class="note">{i18n.t('form.elsewhere')}</p>}
      {replaced && (
        <div class="note">
          <p>{i18n.t('form.overwrote')}</p>
          <button type="button" class="link" onClick={() => model.restore(replaced)}>
            {i18n.t('form.restore')}
          </button>
        </div>
      )}
      <Fieldset
        fields={fields.value}
        problems={problems.value}
        offers={model.offers.value}
        sourceOf={model.sourceOf}
        onChange={model.set}
      />
      <SaveTo books={books} />
      {outsider && accounts.company && (
        <CompanyPart
          model={outsider}
          account={accounts.company}
          mailAccount={accounts.mail}
          now={app.now()}
        />
      )}
      <div class="bar">
        <div aria-live="polite">
          {outsider?.intent.value && (
            <Outcome
              intent={outsider.intent.value}
              takenBack={outsider.takenBack.value}
              now={app.now()}
              onUndo={() => void outsider.undo()}
            />
          )}
          {intent.value && (
            <Outcome
              intent={intent.value}
              takenBack={model.takenBack.value}
              now={app.now()}
              onUndo={() => void model.undo()}
            />
          )}
        </div>
        {failure.value && <FailureNote failure={failure.value} now={app.now()} />}
        <button ref={save} type="submit" class="primary" disabled={phase.value === 'saving'}>
          {saveLabel(phase.value, connected, model.known.value, open.capture.reasons.length > 0)}
        </button>
      </div>
    </form>
  );
}
