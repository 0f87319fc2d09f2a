import { z } from 'zod';
import type { Duplicate } from '../contacts/duplicates';
import type { AddressMatch, Completeness, FoundLine, MirrorContact } from '../contacts/mirror';
import type { IntentView } from '../domain/intent';
import { contactFieldsSchema } from './contact-fields.schema';
import { page, row } from './row';

const account = z.string().min(1).max(400);
const id = z.string().min(1).max(128);
const seen = z.object({ id, fields: contactFieldsSchema });

/** The mirror of one account's contacts. */
export interface MirrorState extends Completeness {
  account: string;
  /** Why it does not go on by itself: sign-in, access or the month's calls. */
  stopped: 'signIn' | 'forbidden' | 'budget' | null;
  /** When it looks at the service again; null = not by itself. */
  nextAt: number | null;
  /** Calls of the company's month on the list's counter, and how many of them the mirror may make. */
  calls: number;
  share: number;
}

/** What is known here of contacts, without a call to the service. */
export const contactRows = {
  /** Find as you type; an empty query is the first of the list by name. `account` absent = the one in use. */
  'contacts.search': row<FoundLine[]>()(
    page,
    z.object({
      account: account.optional(),
      query: z.string().max(200),
      limit: z.number().int().min(1).max(200).default(50),
    }),
  ),
  'contacts.get': row<MirrorContact | null>()(page, z.object({ account: account.optional(), id })),
  /** Who holds this address, and who may be the same person. */
  'contacts.byAddress': row<AddressMatch>()(
    page,
    z.object({ account: account.optional(), address: z.string().max(4000) }),
  ),
  /** Records that are probably one person, at the most 50. */
  'contacts.duplicates': row<{ pairs: Duplicate[]; more: boolean }>()(page, z.object({ account })),
  /** The person says that two records are not the same. */
  'contacts.apart': row<null>()(page, z.object({ account, a: id, b: id })),
  /** `keep` becomes `fields`, then `other` is deleted: one wish, one undo. Both as the person saw them. */
  'contacts.mergePair': row<IntentView>()(
    page,
    z.object({ id, account, keep: seen, other: seen, fields: contactFieldsSchema }),
  ),
  /** Of each connected account. */
  'mirror.state': row<MirrorState[]>()(page, z.object({})),
  /** Walks the list again now. */
  'mirror.refresh': row<null>()(page, z.object({ account })),
  /** Forgets what is held and begins anew. */
  'mirror.clear': row<null>()(page, z.object({ account })),
};
