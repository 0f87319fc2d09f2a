import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { withDefaults } from '../../lib/contacts/company-defaults';
import { type Offer, prefill } from '../../lib/contacts/prefill';
import { noted, noteParams } from '../../lib/contacts/provenance';
import { checkSender } from '../../lib/contacts/sender-check';
import type { Capture, MailRef } from '../../lib/domain/capture';
import type { ContactField, ContactFields } from '../../lib/domain/contact';
import type { FieldProblem } from '../../lib/domain/contact-check';
import type { ContactDraft } from '../../lib/domain/draft';
import type { FailureFacts } from '../../lib/domain/failure';
import type { IntentView } from '../../lib/domain/intent';
import type { App } from '../app/app';
import { failureOf } from '../app/client';
import { contactDrafts, createDraftKeeper } from './draft';
import { fieldsOf } from './fields-of';

export type Phase = 'loading' | 'idle' | 'saving' | 'saved';

/** The contact form's state: one for each account and mail that is shown. */
export interface ContactModel {
  fields: ReadonlySignal<ContactFields>;
  phase: ReadonlySignal<Phase>;
  /** Shown from the first attempt to save on, and at once for what is too long. */
  problems: ReadonlySignal<FieldProblem[]>;
  /** Values the mail suggests and the form does not hold. */
  offers: ReadonlySignal<Offer[]>;
  /** Where a shown value came from. */
  sourceOf(field: ContactField): Offer | null;
  /** The save; after an undo, what takes it back. */
  intent: ReadonlySignal<IntentView | null>;
  takenBack: ReadonlySignal<boolean>;
  /** The sender was saved before: saving changes that contact. */
  known: ReadonlySignal<boolean>;
  failure: ReadonlySignal<FailureFacts | null>;
  /** Another surface wrote this mail's draft while this one was open. */
  elsewhere: ReadonlySignal<boolean>;
  overwrote: ReadonlySignal<ContactDraft | null>;
  set(field: ContactField, value: string): void;
  /** Takes back what a write of ours replaced. */
  restore(draft: ContactDraft): void;
  /** True once the intent is durable. */
  save(account?: string): Promise<boolean>;
  /** Shows what is wrong; false where something is. */
  check(): boolean;
  undo(): Promise<void>;
  /** Keeps the form as it stands, typed in or not. */
  keep(): void;
  flush(): Promise<void>;
  close(): void;
}

export interface OpenForm {
  account: string | null;
  capture: Capture;
  mail: MailRef;
}

/** `sayNote` puts the values of the note of origin into words; absent = none is written. */
export function createContactModel(
  app: Omit<App, 'platform'>,
  open: OpenForm,
  sayNote?: (params: [string, string]) => string,
): ContactModel {
  const { client, newId } = app;
  const suggested = prefill(open.capture);
  const keeper = createDraftKeeper(app, open.account, open.mail.key, contactDrafts);
  const fields = signal<ContactFields>(suggested.fields);
  const phase = signal<Phase>('loading');
  const tried = signal(false);
  const intent = signal<IntentView | null>(null);
  const known = signal(false);
  const takenBack = signal(false);
  const failure = signal<FailureFacts | null>(null);
  const elsewhere = signal(false);
  let attempt: { id: string; text: string } | null = null;

  const show = (draft: ContactDraft) => {
    fields.value = draft.fields;
  };
  async function start(): Promise<void> {
    const address = open.capture.sender?.address;
    const [draft, defaults, answer, prefs] = await Promise.all([
      keeper.load().catch(() => null),
      client.send('policy.defaults', {}).catch(() => null),
      address ? client.send('known.get', { address }).catch(() => null) : null,
      client.send('prefs.get', {}).catch(() => null),
    ]);
    known.value = answer?.state === 'known' || answer?.state === 'news';
    if (phase.value !== 'loading') return;
    const saved = known.value ? fieldsOf(answer?.intent?.input) : null;
    const fresh = saved ? { ...suggested.fields, ...saved } : withDefaults(suggested.fields, defaults);
    const note = prefs?.provenance && sayNote && !saved ? sayNote(noteParams(open.capture)) : '';
    fields.value = draft?.fields ?? noted(fresh, note);
    phase.value = 'idle';
  }
  void start();
  const stops = [
    keeper.onChange((draft) => {
      show(draft);
      elsewhere.value = true;
    }),
    client.onEvent((event) => {
      if (event.type !== 'intent' || event.intent.id !== intent.value?.id) return;
      if (event.intent.updatedAt >= intent.value.updatedAt) intent.value = event.intent;
    }),
  ];

  function write(next: ContactFields): void {
    fields.value = next;
    phase.value = 'idle';
    elsewhere.value = false;
    failure.value = null;
    keeper.put(next);
  }

  /** The same wish keeps its id until the worker has answered: a repeat is not a second intent. */
  function idOf(wish: ContactFields): string {
    const text = JSON.stringify(wish);
    if (attempt?.text !== text) attempt = { id: newId(), text };
    return attempt.id;
  }

  function check(): boolean {
    tried.value = true;
    return checkSender(fields.value).problems.length === 0;
  }

  async function save(account = open.account): Promise<boolean> {
    if (phase.value === 'saving') return false;
    failure.value = null;
    if (!check()) return false;
    const checked = checkSender(fields.value);
    phase.value = 'saving';
    try {
      intent.value = await client.send('contact.save', {
        id: idOf(checked.fields),
        ...(account === null ? {} : { account }),
        fields: checked.fields,
        mail: open.mail,
      });
      attempt = null;
      takenBack.value = false;
      keeper.forget();
      phase.value = 'saved';
      return true;
    } catch (error) {
      failure.value = failureOf(error);
      phase.value = 'idle';
      return false;
    }
  }

  async function undo(): Promise<void> {
    if (!intent.value) return;
    try {
      intent.value = await client.send('intent.undo', { id: newId(), of: intent.value.id });
      takenBack.value = true;
      phase.value = 'idle';
    } catch (error) {
      failure.value = failureOf(error);
    }
  }

  return {
    fields,
    phase,
    problems: computed(() =>
      checkSender(fields.value).problems.filter(
        ({ field }) => tried.value || (fields.value[field] ?? '') !== '',
      ),
    ),
    offers: computed(() => suggested.offers.filter(({ field, value }) => fields.value[field] !== value)),
    sourceOf: (field) =>
      [...suggested.filled, ...suggested.offers].find(
        (one) => one.field === field && one.value === fields.value[field],
      ) ?? null,
    intent,
    takenBack,
    known,
    failure,
    elsewhere,
    overwrote: keeper.overwrote,
    set: (field, value) => write({ ...fields.value, [field]: value }),
    restore: (draft) => write(draft.fields),
    save,
    check,
    undo,
    keep: () => keeper.put(fields.value),
    flush: keeper.flush,
    close() {
      void keeper.flush();
      for (const stop of stops) stop();
    },
  };
}
