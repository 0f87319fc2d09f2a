import { computed, type ReadonlySignal, signal } from '@preact/signals';
import {
  type Change,
  chosenFields,
  compareContact,
  type Evidence,
  mailEvidence,
  preTicked,
  recordEvidence,
} from '../../lib/contacts/diff';
import { noteParams, withNote } from '../../lib/contacts/provenance';
import type { HeldContact } from '../../lib/contacts/review';
import type { FailureFacts } from '../../lib/domain/failure';
import type { IntentView } from '../../lib/domain/intent';
import type { App } from '../app/app';
import { failureOf } from '../app/client';
import type { OpenForm } from './contact';

/** What the mail and other address books say, against the contact as it is. */
export interface DiffModel {
  /** Undefined while it is read; null where the sender is not known here. */
  contact: ReadonlySignal<HeldContact | null | undefined>;
  changes: ReadonlySignal<Change[]>;
  isTicked(change: Change): boolean;
  /** One value for each field. */
  toggle(change: Change): void;
  ticked: ReadonlySignal<number>;
  saving: ReadonlySignal<boolean>;
  intent: ReadonlySignal<IntentView | null>;
  takenBack: ReadonlySignal<boolean>;
  failure: ReadonlySignal<FailureFacts | null>;
  /** Sends what is ticked and nothing else. */
  save(): Promise<void>;
  undo(): Promise<void>;
  /** All the same, after somebody else's change was shown. */
  insist(): Promise<void>;
  close(): void;
}

/** `sayNote` puts the values of the note of origin into words. */
export function createDiffModel(
  { client, newId }: Pick<App, 'client' | 'newId'>,
  open: OpenForm,
  sayNote: (params: [string, string]) => string,
): DiffModel {
  const contact = signal<HeldContact | null | undefined>(undefined);
  const changes = signal<Change[]>([]);
  const chosen = signal<readonly Change[]>([]);
  const saving = signal(false);
  const intent = signal<IntentView | null>(null);
  const takenBack = signal(false);
  const failure = signal<FailureFacts | null>(null);
  const address = open.capture.sender?.address ?? '';
  let attempt: { id: string; text: string } | null = null;

  /** The note that the person asked for: it only adds to the remark. */
  async function note(held: HeldContact): Promise<Evidence[]> {
    const prefs = await client.send('prefs.get', {}).catch(() => null);
    if (!prefs?.provenance) return [];
    const said = sayNote(noteParams(open.capture));
    const remark = held.fields.remark ?? '';
    return withNote(remark, said) === remark
      ? []
      : [{ field: 'remark', value: said, from: { kind: 'note' } }];
  }

  async function load(): Promise<void> {
    const read = open.account === null || address === '' ? null : { account: open.account, address };
    const answer = read && (await client.send('contact.compare', read).catch(() => null));
    const held = answer?.contact ?? null;
    if (answer && held) {
      const evidence = [
        ...mailEvidence(open.capture),
        ...answer.others.flatMap(({ account, fields }) => recordEvidence(fields, { kind: 'book', account })),
        ...(await note(held)),
      ];
      changes.value = compareContact(held.fields, evidence);
      chosen.value = preTicked(changes.value);
    }
    contact.value = held;
  }
  void load();

  const close = client.onEvent((event) => {
    if (event.type !== 'intent' || event.intent.id !== intent.value?.id) return;
    if (event.intent.updatedAt < intent.value.updatedAt) return;
    intent.value = event.intent;
    if (event.intent.state === 'done') void load();
  });

  async function carry(asked: Promise<IntentView>): Promise<boolean> {
    failure.value = null;
    try {
      intent.value = await asked;
      return true;
    } catch (error) {
      failure.value = failureOf(error);
      return false;
    }
  }

  return {
    contact,
    changes,
    isTicked: (change) => chosen.value.includes(change),
    toggle(change) {
      const others = chosen.value.filter(({ field }) => field !== change.field);
      chosen.value = chosen.value.includes(change) ? others : [...others, change];
    },
    ticked: computed(() => chosen.value.length),
    saving,
    intent,
    takenBack,
    failure,
    async save() {
      const held = contact.value;
      if (!held || saving.value || chosen.value.length === 0) return;
      const set = chosenFields(chosen.value);
      const text = JSON.stringify([held, set]);
      // The same wish keeps its id until the worker has answered: a repeat is not a second intent.
      if (attempt?.text !== text) attempt = { id: newId(), text };
      saving.value = true;
      const kept = await carry(
        client.send('contact.update', {
          id: attempt.id,
          ...(open.account === null ? {} : { account: open.account }),
          contact: held.id,
          base: held.fields,
          set,
          mail: open.mail,
        }),
      );
      if (kept) attempt = null;
      takenBack.value = false;
      saving.value = false;
    },
    async undo() {
      if (!intent.value) return;
      takenBack.value = await carry(client.send('intent.undo', { id: newId(), of: intent.value.id }));
    },
    async insist() {
      if (intent.value) await carry(client.send('intent.retry', { id: intent.value.id }));
    },
    close,
  };
}
