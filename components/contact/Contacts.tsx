import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { FoundLine } from '../../lib/contacts/mirror';
import type { App } from '../app/app';
import { type ContactsModel, createContacts } from '../models/contacts';
import { FailureNote } from '../parts/FailureNote';
import { useModel } from '../parts/use-model';
import { Fieldset } from './Fieldset';
import { Outcome } from './Outcome';

function heldWords(model: ContactsModel): string {
  const held = model.held.value;
  if (!held) return '';
  const count = held.count.toLocaleString(i18n.t('lang'));
  return held.done ? i18n.t('find.all', [count]) : i18n.t('find.some', [count]);
}

/** Found as it is typed: arrows choose, Enter opens. */
function Finder({ model, onOpen }: { model: ContactsModel; onOpen(found: FoundLine): void }) {
  // By their place: at a key press lines take other words, which is quicker than other lines.
  const found = (model.found.value ?? []).map((one, index) => ({ one, id: `found-${index}` }));
  const at = model.at.value;
  useEffect(() => {
    document.getElementById(`found-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  function press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    const chosen = found[at];
    if (event.isComposing || (step === undefined && event.key !== 'Enter')) return;
    event.preventDefault();
    if (step !== undefined) model.move(step);
    else if (chosen) onOpen(chosen.one);
  }
  return (
    <>
      <input
        type="text"
        role="combobox"
        autocomplete="off"
        aria-label={i18n.t('find.label')}
        placeholder={i18n.t('find.label')}
        aria-expanded={found.length > 0}
        aria-controls="found"
        aria-autocomplete="list"
        {...(found.length > 0 ? { 'aria-activedescendant': `found-${at}` } : {})}
        value={model.query.value}
        onInput={(event) => model.type(event.currentTarget.value)}
        onKeyDown={press}
      />
      <p class="quiet small" role="status">
        {model.found.value !== null && found.length === 0 ? i18n.t('find.none') : heldWords(model)}
      </p>
      <div id="found" class="found" role="listbox" aria-label={i18n.t('find.label')} onScroll={model.more}>
        {found.map(({ one, id }, index) => (
          <div
            key={id}
            id={id}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={() => onOpen(one)}
            onKeyDown={press}
          >
            <span class="cut" dir="auto">
              {one.name}
            </span>
            <span class="cut quiet small" dir="auto">
              {[one.address, one.company].filter((part) => part !== '').join(' · ')}
            </span>
          </div>
        ))}
      </div>
    </>
  );
}

function Editor({ model, onDone }: { model: ContactsModel; onDone(): void }) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  return (
    <form
      ref={form}
      class="contact"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void model.save().then((kept) => kept && onDone());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
        else return;
        event.preventDefault();
      }}
    >
      <Fieldset
        fields={model.fields.value}
        problems={model.problems.value}
        offers={[]}
        sourceOf={() => null}
        onChange={model.set}
      />
      <div class="actions">
        <button
          type="submit"
          class="primary"
          disabled={!model.changed.value || model.problems.value.length > 0}
        >
          {i18n.t('form.saveChanges')}
        </button>
        <button type="button" onClick={onDone}>
          {i18n.t('action.cancel')}
        </button>
        <button
          type="button"
          class="link danger"
          onClick={() => void model.remove().then((kept) => kept && onDone())}
        >
          {i18n.t('find.remove')}
        </button>
      </div>
    </form>
  );
}

/** Any contact of the account, found and changed; and the way to many at once. */
export function Contacts({ app, account }: { app: App; account: string }) {
  const model = useModel(() => createContacts(app, account));
  const finder = useRef<HTMLDivElement>(null);
  const { wishes } = model;
  const last = wishes.last.value;
  const focusFinder = () => finder.current?.querySelector('input')?.focus({ preventScroll: true });
  useEffect(focusFinder, [model]);

  return (
    <div class="contacts" ref={finder}>
      {model.opened.value ? (
        <Editor
          key={model.opened.value.id}
          model={model}
          onDone={() => {
            model.leave();
            setTimeout(focusFinder);
          }}
        />
      ) : (
        <Finder model={model} onOpen={(one) => void model.open(one)} />
      )}
      <div aria-live="polite">
        {last && (
          <Outcome
            intent={last}
            takenBack={last.undoneBy !== null || last.state === 'cancelled'}
            now={app.now()}
            onUndo={() => void wishes.undo()}
          />
        )}
      </div>
      {(model.failure.value ?? wishes.failure.value) && (
        <FailureNote
          failure={model.failure.value ?? wishes.failure.value ?? { kind: 'unknown', execution: 'unknown' }}
          now={app.now()}
        />
      )}
      <p class="many small">
        <a href="bulk.html#mail" target="_blank" rel="noreferrer">
          {i18n.t('find.fromMail')}
        </a>
        <a href="bulk.html#selected" target="_blank" rel="noreferrer">
          {i18n.t('bulk.fromSelection')}
        </a>
        <a href="bulk.html" target="_blank" rel="noreferrer">
          {i18n.t('find.many')}
        </a>
      </p>
    </div>
  );
}
