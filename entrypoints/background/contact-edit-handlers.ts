import type { ContactBook, MirrorContact } from '../../lib/contacts/mirror';
import { outsiderSet } from '../../lib/contacts/outsider';
import { recordOf } from '../../lib/contacts/record';
import type { BulkWish, Held, HeldContact } from '../../lib/contacts/review';
import type { MailRef } from '../../lib/domain/capture';
import type { ContactFields } from '../../lib/domain/contact';
import { checkContact } from '../../lib/domain/contact-check';
import { Failure } from '../../lib/domain/failure';
import type { Intent, IntentView } from '../../lib/domain/intent';
import { updateOutsider } from '../../lib/jobs/external-contacts/update-outsider';
import type { contactEditRows, Prefs } from '../../lib/messages/contact-edit-rows.schema';
import type { Handlers } from '../../lib/messages/receiver';
import type { Outbox } from '../../lib/outbox/contract';
import type { Item } from '../../lib/settings/setting';
import type { ReviewStore } from './review-store';

export interface ContactEditDeps {
  outbox: Pick<Outbox, 'enqueue' | 'enqueueGroup' | 'pause'>;
  book: ContactBook;
  /** Is this account's address book the organisation's? */
  isCompany(account: string): Promise<boolean>;
  accountFor(wish: string | undefined): Promise<string>;
  show(intent: Intent): Promise<IntentView>;
  handedText: Item<string>;
  reviews: ReviewStore;
  provenance: Item<boolean>;
}

const held = (contact: MirrorContact | undefined): HeldContact | null =>
  contact ? { id: contact.id, fields: recordOf(contact) } : null;

const nobody = { exact: [], likely: [] };

/** The wish as the job that carries it out knows it. Who has an address is found again by it. */
function part(wish: BulkWish): { kind: string; input: unknown } {
  if (wish.do === 'update') {
    const { contact, base, set } = wish;
    return { kind: 'update-contact', input: { id: contact, base, set } };
  }
  const { fields, problems } = checkContact(wish.fields);
  const [problem] = problems;
  if (problem) throw new Failure({ kind: 'invalid', execution: 'notExecuted', field: problem.field });
  // Whoever turns out to be known keeps what the address book says.
  return fields.address
    ? { kind: 'save-sender', input: { fields, conflicts: 'keep' } }
    : { kind: 'add-contact', input: { fields } };
}

/** The organisation's address book changes by a job of its own, and has no room for another phone or a tag. */
function change(company: boolean, contact: string, base: ContactFields, set: Partial<ContactFields>) {
  if (!company) return { kind: 'update-contact', input: { id: contact, base, set } };
  for (const field of ['phone', 'tag'] as const) {
    if (set[field] !== undefined && set[field] !== (base[field] ?? '')) {
      throw new Failure({ kind: 'invalid', execution: 'notExecuted', field });
    }
  }
  const input = { id: contact, base: { ...outsiderSet(base), name: base.name }, set: outsiderSet(set) };
  return { kind: updateOutsider.kind, input };
}

export function createContactEditHandlers(deps: ContactEditDeps): Handlers<typeof contactEditRows> {
  const { outbox, book, accountFor, show } = deps;

  /** Who has no address is told by name and phone. */
  async function heldByName(
    account: string,
    row: Required<Pick<ContactFields, 'name' | 'phone'>>,
  ): Promise<Held> {
    const found = (await book.search(row.name, 20, account)).map(({ contact }) => contact);
    const same = found.find(
      (one) => one.name === row.name && (row.phone === '' || recordOf(one).phone === row.phone),
    );
    return { contact: held(same), likely: null };
  }

  return {
    'contact.compare': async ({ account: wanted, address }) => {
      const account = await accountFor(wanted);
      const { exact } = address === '' ? nobody : await book.byAddress(null, address);
      const others = exact.filter((one) => one.account !== account);
      return {
        contact: held(exact.find((one) => one.account === account)),
        others: others.map((one) => ({ account: one.account, fields: recordOf(one) })),
      };
    },
    'contact.update': async ({ id, account, contact, base, set, mail }) => {
      const wish: { mail?: MailRef } = mail ? { mail } : {};
      const chosen = await accountFor(account);
      const job = change(await deps.isCompany(chosen), contact, base, set);
      return show(await outbox.enqueue({ id, ...job, account: chosen, ...wish }));
    },
    'contact.remove': async ({ id, account, contact, base }) => {
      const input = { id: contact, expect: base };
      return show(
        await outbox.enqueue({ id, kind: 'delete-contact', account: await accountFor(account), input }),
      );
    },
    'contacts.review': async ({ account: wanted, rows }) => {
      const account = await accountFor(wanted);
      const addresses = [...new Set(rows.map(({ address }) => address))].filter((one) => one !== '');
      const matches = await book.byAddresses(account, addresses);
      const by = new Map(addresses.map((address, at) => [address, matches[at]]));
      return Promise.all(
        rows.map(async (row) => {
          if (row.address === '') return heldByName(account, row);
          const match = by.get(row.address);
          return { contact: held(match?.exact[0]), likely: held(match?.likely[0]) };
        }),
      );
    },
    'contacts.saveMany': async ({ id, account, rows }) => {
      const count = [String(rows.length)];
      const intent = await outbox.enqueueGroup({
        ...{ id, kind: 'save-many', account: await accountFor(account), ordered: false },
        describe: { key: 'job.saveMany', params: count },
        back: { key: 'job.saveManyBack', params: count },
        children: rows.map(part),
      });
      return show(intent);
    },
    'contacts.page': async ({ account, cursor }) => {
      const { rows, next } = await book.all(await accountFor(account), cursor);
      return { rows: rows.flatMap((one) => held(one) ?? []), next: next ?? null };
    },
    'intent.pause': async ({ id, paused }) => show(await outbox.pause(id, paused)),
    'bulk.text': async () => {
      const text = await deps.handedText.get();
      await deps.handedText.set('');
      return text;
    },
    'bulk.kept': async ({ account, at }) => deps.reviews.kept(await accountFor(account), at),
    'bulk.keep': async ({ account: wanted, piece }) => {
      const account = await accountFor(wanted);
      // Another account's review is let go by that account alone.
      if (piece) await deps.reviews.keep(account, piece);
      else await deps.reviews.drop((kept) => kept === account);
      return null;
    },
    'prefs.get': async (): Promise<Prefs> => ({ provenance: await deps.provenance.get() }),
    'prefs.set': async (prefs) => {
      await deps.provenance.set(prefs.provenance);
      return prefs;
    },
  };
}
