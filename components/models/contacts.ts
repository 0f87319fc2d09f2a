import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Found } from '../../lib/contacts/mirror';
import { recordOf } from '../../lib/contacts/record';
import type { HeldContact } from '../../lib/contacts/review';
import { type ContactField, type ContactFields, contactFields } from '../../lib/domain/contact';
import { checkContact, type FieldProblem } from '../../lib/domain/contact-check';
import type { FailureFacts } from '../../lib/domain/failure';
import type { App } from '../app/app';
import { failureOf } from '../app/client';
import { createWishes, type Wishes } from './wishes';

/** Finding, changing and removing any contact. */
export interface ContactsModel {
  query: ReadonlySignal<string>;
  /** Null while the first answer is under way. */
  found: ReadonlySignal<readonly Found[] | null>;
  /** The line that Enter opens. */
  at: ReadonlySignal<number>;
  /** How many contacts are held here, and whether that is all of them. */
  held: ReadonlySignal<{ count: number; done: boolean } | null>;
  opened: ReadonlySignal<HeldContact | null>;
  fields: ReadonlySignal<ContactFields>;
  problems: ReadonlySignal<FieldProblem[]>;
  changed: ReadonlySignal<boolean>;
  failure: ReadonlySignal<FailureFacts | null>;
  wishes: Wishes;
  type(query: string): void;
  move(step: number): void;
  open(found: Found): void;
  leave(): void;
  set(field: ContactField, value: string): void;
  /** True once it is kept. */
  save(): Promise<boolean>;
  remove(): Promise<boolean>;
  close(): void;
}

const shown = 50;
const kinds = [
  'save-sender',
  'add-contact',
  'update-contact',
  'delete-contact',
  'restore-contact',
  'save-many',
];
const blank: ContactFields = { name: '' };

export function createContacts(
  { client, newId }: Pick<App, 'client' | 'newId'>,
  account: string,
): ContactsModel {
  const query = signal('');
  const found = signal<readonly Found[] | null>(null);
  const at = signal(0);
  const held = signal<{ count: number; done: boolean } | null>(null);
  const opened = signal<HeldContact | null>(null);
  const fields = signal<ContactFields>(blank);
  const failure = signal<FailureFacts | null>(null);
  const wishes = createWishes({ client, newId }, kinds, ({ state }) => {
    if (state === 'done') void find();
  });
  let asked = 0;

  /** An answer to an older question is not shown. */
  async function find(): Promise<void> {
    asked += 1;
    const mine = asked;
    try {
      const answer = await client.send('contacts.search', { account, query: query.value, limit: shown });
      if (mine !== asked) return;
      found.value = answer;
      at.value = Math.min(at.value, Math.max(0, answer.length - 1));
      failure.value = null;
    } catch (error) {
      found.value ??= [];
      failure.value = failureOf(error);
    }
    const states = await client.send('mirror.state', {}).catch(() => []);
    const mirror = states.find((one) => one.account === account);
    held.value = mirror ? { count: mirror.held, done: mirror.done } : null;
  }
  void find();

  /** Only what was changed is sent. */
  const difference = computed(() => {
    const before = opened.value?.fields ?? blank;
    const set: Partial<ContactFields> = {};
    for (const field of contactFields) {
      if ((fields.value[field] ?? '') !== (before[field] ?? '')) set[field] = fields.value[field] ?? '';
    }
    return set;
  });
  const problems = computed(() =>
    checkContact(fields.value).problems.filter(({ field }) => difference.value[field] !== undefined),
  );
  const changed = computed(() => Object.keys(difference.value).length > 0);

  return {
    query,
    found,
    at,
    held,
    opened,
    fields,
    problems,
    changed,
    failure,
    wishes,
    type(next) {
      query.value = next;
      at.value = 0;
      void find();
    },
    move(step) {
      const last = (found.value?.length ?? 0) - 1;
      at.value = Math.max(0, Math.min(last, at.value + step));
    },
    open({ contact }) {
      opened.value = { id: contact.id, fields: recordOf(contact) };
      fields.value = { ...opened.value.fields };
    },
    leave() {
      opened.value = null;
    },
    set(field, value) {
      fields.value = { ...fields.value, [field]: value };
    },
    async save() {
      const one = opened.value;
      if (!one || problems.value.length > 0 || !changed.value) return false;
      const change = { contact: one.id, base: one.fields, set: difference.value };
      return (
        (await wishes.carry(client.send('contact.update', { id: newId(), account, ...change }))) !== null
      );
    },
    async remove() {
      const one = opened.value;
      if (!one) return false;
      const wish = { id: newId(), account, contact: one.id, base: one.fields };
      return (await wishes.carry(client.send('contact.remove', wish))) !== null;
    },
    close: () => wishes.close(),
  };
}
