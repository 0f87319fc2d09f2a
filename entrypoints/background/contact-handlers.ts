import { lineOf } from '../../lib/contacts/line-of';
import type { ContactBook, MirrorContact } from '../../lib/contacts/mirror';
import { checkContact } from '../../lib/domain/contact-check';
import { Failure } from '../../lib/domain/failure';
import type { Intent, IntentView } from '../../lib/domain/intent';
import { mergePair } from '../../lib/jobs/contacts/merge-pair';
import type { contactRows } from '../../lib/messages/contact-rows.schema';
import type { Handlers } from '../../lib/messages/receiver';
import type { Journal } from './journal';
import type { WorkerMirror } from './mirror';

export interface ContactDeps {
  book: ContactBook;
  mirror: Pick<
    WorkerMirror,
    'states' | 'warm' | 'refresh' | 'clear' | 'run' | 'isDue' | 'duplicates' | 'apart'
  >;
  complain(error: unknown): void;
  outbox: Pick<Journal, 'enqueueGroup'>;
  show(intent: Intent): Promise<IntentView>;
  accountFor(wish: string | undefined): Promise<string>;
}

const listed = (rows: MirrorContact[]) =>
  rows.map((contact) => ({ ...lineOf(contact), where: 'name' as const }));

const shownPairs = 50;

/** The mirror's answers to screens. `refresh` and `clear` take accounts that are connected only. */
export function createContactHandlers({
  book,
  mirror,
  accountFor,
  complain,
  outbox,
  show,
}: ContactDeps): Handlers<typeof contactRows> {
  return {
    'contacts.search': async ({ account, query, limit }) => {
      const chosen = await accountFor(account);
      if (query.trim() !== '') return book.find(query, limit, chosen);
      const { rows } = await book.all(chosen, undefined, limit);
      // Who looks at the list may type next.
      void mirror.warm().catch(complain);
      return listed(rows);
    },
    'contacts.get': async ({ account, id }) => book.byId(await accountFor(account), id),
    'contacts.byAddress': async ({ account, address }) => book.byAddress(await accountFor(account), address),
    'contacts.duplicates': async ({ account }) => {
      const pairs = await mirror.duplicates(await accountFor(account));
      return { pairs: pairs.slice(0, shownPairs), more: pairs.length > shownPairs };
    },
    'contacts.apart': async ({ account, a, b }) => {
      await mirror.apart(await accountFor(account), a, b);
      return null;
    },
    'contacts.mergePair': async ({ id, account: wanted, keep, other, fields: typed }) => {
      const account = await accountFor(wanted);
      if (keep.id === other.id) throw new Failure({ kind: 'notFound', execution: 'notExecuted' });
      const { fields, problems } = checkContact(typed);
      const [problem] = problems;
      if (problem) throw new Failure({ kind: 'invalid', execution: 'notExecuted', field: problem.field });
      return show(await outbox.enqueueGroup({ ...mergePair(keep, other, fields), id, account }));
    },
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
