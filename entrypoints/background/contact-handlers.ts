import type { ContactBook, MirrorContact } from '../../lib/contacts/mirror';
import type { contactRows, MirrorState } from '../../lib/messages/contact-rows.schema';
import type { Handlers } from '../../lib/messages/receiver';

export interface ContactDeps {
  book: ContactBook;
  mirror: {
    states(): Promise<MirrorState[]>;
    refresh(account: string): Promise<void>;
    clear(account: string): Promise<void>;
  };
  accountFor(wish: string | undefined): Promise<string>;
}

const listed = (rows: MirrorContact[]) => rows.map((contact) => ({ contact, where: 'name' as const }));

/** The mirror's answers to screens. `refresh` and `clear` take accounts that are connected only. */
export function createContactHandlers({
  book,
  mirror,
  accountFor,
}: ContactDeps): Handlers<typeof contactRows> {
  return {
    'contacts.search': async ({ account, query, limit }) => {
      const chosen = await accountFor(account);
      if (query.trim() !== '') return book.search(query, limit, chosen);
      return listed((await book.all(chosen)).rows.slice(0, limit));
    },
    'contacts.get': async ({ account, id }) => book.byId(await accountFor(account), id),
    'contacts.byAddress': async ({ account, address }) => book.byAddress(await accountFor(account), address),
    'mirror.state': () => mirror.states(),
    'mirror.refresh': async ({ account }) => {
      await mirror.refresh(await accountFor(account));
      return null;
    },
    'mirror.clear': async ({ account }) => {
      await mirror.clear(await accountFor(account));
      return null;
    },
  };
}
