import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { FoundLine } from '../../lib/contacts/mirror';
import { recordOf } from '../../lib/contacts/record';
import type { HeldContact } from '../../lib/contacts/review';
import type { ContactField, ContactFields } from '../../lib/domain/contact';
import { checkContact, type FieldProblem } from '../../lib/domain/contact-check';
import type { FailureFacts } from '../../lib/domain/failure';
import type { App } from '../app/app';
import { failureOf } from '../app/client';
import { differing } from './wish-edit';
import { createWishes, type Wishes } from './wishes';

/** Finding, changing and removing any contact. */
export interface ContactsModel {
  query: ReadonlySignal<string>;
  /** Null while the first answer is under way. */
  found: ReadonlySignal<readonly FoundLine[] | null>;
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
  /** The list goes on where the person looks. */
  more(): void;
  open(found: FoundLine): Promise<void>;
  leave(): void;
  set(field: ContactField, value: string): void;
  /** True once it is kept. */
  save(): Promise<boolean>;
  remove(): Promise<boolean>;
  close(): void;
}

/** Asked for at each key: more than the list shows at once. */
const atFirst = 20;
const atMost = 200;
/** Lines from the end at which more are asked for. */
const ahead = 10;
const kinds = [
  'save-sender',
  'add-contact',
  'update-contact',
  'update-outsider',
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
  const found = signal<readonly FoundLine[] | null>(null);
  const at = signal(0);
  const held = signal<{ count: number; done: boolean } | null>(null);
  const opened = signal<HeldContact | null>(null);
  const fields = signal<ContactFields>(blank);
  const failure = signal<FailureFacts | null>(null);
  const wishes = createWishes({ client, newId }, kinds, ({ state }) => {
    if (state === 'done') void find();
  });
  let wanted = 0;
  let limit = atFirst;
  let asking = false;

  async function ask(mine: number): Promise<void> {
    try {
      const answer = await client.send('contacts.search', { account, query: query.value, limit });
      if (mine !== wanted) return;
      found.value = answer;
      at.value = Math.min(at.value, Math.max(0, answer.length - 1));
      failure.value = null;
    } catch (error) {
      found.value ??= [];
      failure.value = failureOf(error);
    }
  }

  /** One question at a time: of what is typed meanwhile only the last is asked. An answer to an older one is not shown. */
  async function find(): Promise<void> {
    wanted += 1;
    if (asking) return;
    asking = true;
    for (let mine = 0; mine !== wanted; ) {
      mine = wanted;
      await ask(mine);
    }
    asking = false;
  }

  /** How many there are is counted when it may have changed, not at each key. */
  async function count(): Promise<void> {
    const states = await client.send('mirror.state', {}).catch(() => []);
    const mirror = states.find((one) => one.account === account);
    held.value = mirror ? { count: mirror.held, done: mirror.done } : null;
  }
  const stop = client.onEvent(({ type }) => {
    if (type === 'contacts') void find().then(count);
  });
  const more = () => {
    if (found.value?.length !== limit || limit === atMost) return;
    limit = atMost;
    void find();
  };
  void find().then(count);

  /** Only what was changed is sent. */
  const difference = computed(() => differing(opened.value?.fields ?? blank, fields.value));
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
      limit = atFirst;
      void find();
    },
    move(step) {
      const last = (found.value?.length ?? 0) - 1;
      at.value = Math.max(0, Math.min(last, at.value + step));
      if (at.value + ahead > last) more();
    },
    more,
    async open({ id }) {
      try {
        const contact = await client.send('contacts.get', { account, id });
        // Gone meanwhile: the list says so.
        if (!contact) return await find();
        opened.value = { id, fields: recordOf(contact) };
        fields.value = { ...opened.value.fields };
        failure.value = null;
      } catch (error) {
        failure.value = failureOf(error);
      }
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
    close() {
      stop();
      wishes.close();
    },
  };
}
