import type { ContactBook, MirrorContact } from '../../lib/contacts/mirror';
import type { contactRows } from '../../lib/messages/contact-rows.schema';
import type { Handlers } from '../../lib/messages/receiver';
import type { WorkerMirror } from './mirror';

export interface ContactDeps {
  book: ContactBook;
  mirror: Pick<WorkerMirror, 'states' | 'refresh' | 'clear' | 'run' | 'isDue'>;
  complain(error: unknown): void;
  accountFor(wish: string | undefined): Promise<string>;
}

const listed = (rows: MirrorContact[]) => rows.map((contact) => ({ contact, where: 'name' as const }));

/** The mirror's answers to screens. `refresh` and `clear` take accounts that are connected only. */
export function createContactHandlers({
  book,
  mirror,
  accountFor,
  complain,
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
      void mirror.run().catch(complain);
      return null;
    },
    'mirror.clear': async ({ account }) => {
      await mirror.clear(await accountFor(account));
      void mirror.run().catch(complain);
      return null;
    },
  };
}
