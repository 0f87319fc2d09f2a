import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { chosenFields, type Evidence, isNews, preTicked } from '../../lib/contacts/diff';
import { outsiderSet } from '../../lib/contacts/outsider';
import { noteParams, withNote } from '../../lib/contacts/provenance';
import type { HeldContact } from '../../lib/contacts/review';
import type { AccountView, Book } from '../../lib/domain/account';
import type { OutsiderSeen } from '../../lib/domain/external-contact';
import { splitPhone } from '../../lib/domain/phone';
import type { OutputOf } from '../../lib/messages/protocol.schema';
import type { App } from '../app/app';
import { failureOf } from '../app/client';
import { accountsOf } from './books';
import type { OpenForm } from './contact';
import { keyOf, type Line, linesOf } from './diff-lines';
import { createWritten, type Written } from './written';

/** What the mail and the address books say, against the contact as each address book has it. */
export interface DiffModel {
  /** Undefined while it is read; null where the sender is not known in the book that is in use. */
  contact: ReadonlySignal<HeldContact | null | undefined>;
  lines: ReadonlySignal<Line[]>;
  /** The organisation's address book, where there is one. */
  company: ReadonlySignal<AccountView | null>;
  /** The person's own, where the sender is in it. */
  own: ReadonlySignal<AccountView | null>;
  /** What the organisation's address book says; null while it is asked. */
  seen: ReadonlySignal<OutsiderSeen | null>;
  isTicked(line: Line): boolean;
  /** One value for each field of a book. */
  toggle(line: Line): void;
  ticked: ReadonlySignal<number>;
  saving: ReadonlySignal<boolean>;
  /** What becomes of it, book by book. */
  written: Readonly<Record<Book, Written>>;
  /** Sends what is ticked and nothing else. */
  save(): Promise<void>;
  close(): void;
}

type Compared = OutputOf<'contact.compare'>;
const books: readonly Book[] = ['mail', 'company'];

/** `sayNote` puts the values of the note of origin into words. */
export function createDiffModel(
  app: Pick<App, 'client' | 'newId'>,
  open: OpenForm,
  sayNote: (params: [string, string]) => string,
): DiffModel {
  const { client } = app;
  const contact = signal<HeldContact | null | undefined>(undefined);
  const lines = signal<Line[]>([]);
  const company = signal<AccountView | null>(null);
  const own = signal<AccountView | null>(null);
  const seen = signal<OutsiderSeen | null>(null);
  const chosen = signal<ReadonlySet<string>>(new Set());
  const saving = signal(false);
  const address = open.capture.sender?.address ?? '';
  let mine: Compared | null = null;
  let note: Evidence[] = [];
  const shown = new Set<Book>();

  /** The note that the person asked for: it only adds to the remark. */
  async function noteFor(held: HeldContact): Promise<Evidence[]> {
    const prefs = await client.send('prefs.get', {}).catch(() => null);
    if (!prefs?.provenance) return [];
    const said = sayNote(noteParams(open.capture));
    const remark = held.fields.remark ?? '';
    return withNote(remark, said) === remark
      ? []
      : [{ field: 'remark', value: said, from: { kind: 'note' } }];
  }

  /** A book that comes later brings its own ticks, and leaves the others as the person set them. */
  function show(): void {
    const record = seen.value?.record ?? null;
    lines.value = linesOf({
      ...{ capture: open.capture, mail: mine?.contact ?? null, others: mine?.others ?? [], note },
      mailAccount: own.value?.id ?? '',
      company: company.value && record ? { account: company.value.id, record } : null,
    });
    const keys = new Set(lines.value.map(keyOf));
    const next = new Set([...chosen.value].filter((key) => keys.has(key)));
    for (const book of books) {
      const of = lines.value.filter((line) => line.book === book);
      if (of.length === 0 || shown.has(book)) continue;
      shown.add(book);
      for (const line of of) if (preTicked(of).includes(line)) next.add(keyOf(line));
    }
    chosen.value = next;
  }

  async function look({ id }: AccountView): Promise<void> {
    const phone = splitPhone(mine?.contact?.fields.phone ?? open.capture.signature.phones[0]?.value ?? '');
    seen.value = await client
      .send('outsider.compare', { account: id, address, ...phone })
      .catch((error: unknown) => ({
        ...{ record: null, from: 'live' as const, at: null, whole: false },
        failure: failureOf(error),
      }));
    show();
  }

  async function load(): Promise<void> {
    const { account } = open;
    if (account === null || address === '') {
      contact.value = null;
      return;
    }
    const compare = (id: string) =>
      client.send('contact.compare', { account: id, address }).catch(() => null);
    const [state, used] = await Promise.all([
      client.send('state.get', {}).catch(() => null),
      compare(account),
    ]);
    const accounts = accountsOf(state?.accounts ?? [], account);
    const inCompany = accounts.company?.id === account;
    mine = inCompany ? (accounts.mail ? await compare(accounts.mail.id) : null) : used;
    const held = mine?.contact ?? null;
    note = held ? await noteFor(held) : [];
    own.value = held ? (accounts.mail ?? null) : null;
    company.value = accounts.company ?? null;
    if (used?.contact) show();
    contact.value = used?.contact ?? null;
    if (used?.contact && accounts.company) await look(accounts.company);
  }
  /** After a write, what the books hold now is news: nothing of it was chosen. */
  const again = () => {
    chosen.value = new Set();
    shown.clear();
    void load();
  };
  void load();
  const written = { mail: createWritten(app, again), company: createWritten(app, again) };

  const chosenOf = (book: Book) =>
    lines.value.filter((line) => line.book === book && chosen.value.has(keyOf(line)));

  async function saveOwn(): Promise<void> {
    const held = mine?.contact;
    const set = chosenFields(chosenOf('mail'));
    if (!held || Object.keys(set).length === 0) return;
    const { id: contact, fields: base } = held;
    const account = own.value?.id ?? open.account;
    await written.mail.write(JSON.stringify([held, set]), (id) =>
      client.send('contact.update', {
        ...{ id, contact, base, set, mail: open.mail },
        ...(account === null ? {} : { account }),
      }),
    );
  }

  async function saveCompany(): Promise<void> {
    const record = seen.value?.record;
    const set = outsiderSet(chosenFields(chosenOf('company')));
    if (!record || !company.value || Object.keys(set).length === 0) return;
    const { name = '', title = '', company: firm = '', remark = '', mail = '' } = record;
    const base = { name, title, company: firm, remark, mail };
    const wish = { account: company.value.id, contact: record.id, base, set, mail: open.mail };
    await written.company.write(JSON.stringify([record, set]), (id) =>
      client.send('outsider.update', { id, ...wish }),
    );
  }

  return {
    contact,
    lines,
    company,
    own,
    seen,
    isTicked: (line) => chosen.value.has(keyOf(line)),
    toggle(line) {
      const key = keyOf(line);
      const next = new Set(chosen.value);
      for (const other of lines.value) {
        if (other.book === line.book && other.field === line.field) next.delete(keyOf(other));
      }
      if (!chosen.value.has(key)) next.add(key);
      chosen.value = next;
    },
    ticked: computed(
      () => lines.value.filter((line) => isNews(line) && chosen.value.has(keyOf(line))).length,
    ),
    saving,
    written,
    async save() {
      if (saving.value || chosen.value.size === 0) return;
      saving.value = true;
      await Promise.all([saveOwn(), saveCompany()]);
      saving.value = false;
    },
    close() {
      for (const book of books) written[book].close();
    },
  };
}
