import { z } from 'zod';
import type { Held, HeldContact } from '../contacts/review';
import type { ContactFields } from '../domain/contact';
import type { IntentView } from '../domain/intent';
import type { KeptPiece } from '../domain/kept-row';
import { keptPiece, pieceAt } from '../domain/kept-row.schema';
import { both, page, row } from './row';

const account = z.string().min(1).max(400);
const id = z.string().min(1).max(128);
const text = (max: number) => z.string().max(max);

/** Longer than any limit of a service: the form and the job say what is wrong. */
const optional = {
  address: text(4000).optional(),
  company: text(4000).optional(),
  phone: text(4000).optional(),
  position: text(4000).optional(),
  tag: text(4000).optional(),
  remark: text(20000).optional(),
};
const fields = z.object({ name: text(4000), ...optional });
const some = z.object({ name: text(4000).optional(), ...optional });
const mail = z.object({ key: text(1000).min(1), host: text(300), subject: text(2000) });
const change = { contact: id, base: fields, set: some };

/** More than a file is read of. */
const most = 10_000;

/** The contact that holds an address, and what other address books say of the person. */
export interface Compared {
  contact: HeldContact | null;
  others: { account: string; fields: ContactFields }[];
}

/** Changing what is known, and many at once. A web page learns nothing of contacts: only our own pages ask. */
export const contactEditRows = {
  'contact.compare': row<Compared>()(page, z.object({ account: account.optional(), address: text(4000) })),
  /** `base` = the contact as it was shown; `set` = what the person changed, '' clears a field. */
  'contact.update': row<IntentView>()(
    page,
    z.object({ id, account: account.optional(), ...change, mail: mail.optional() }),
  ),
  'contact.remove': row<IntentView>()(
    page,
    z.object({ id, account: account.optional(), contact: id, base: fields }),
  ),
  /** What the address book holds for each of these, in their order. */
  'contacts.review': row<Held[]>()(
    page,
    z.object({
      account: account.optional(),
      rows: z.array(z.object({ name: text(4000), address: text(4000), phone: text(4000) })).max(500),
    }),
  ),
  /** One wish, one undo: all or none of it is kept. */
  'contacts.saveMany': row<IntentView>()(
    page,
    z.object({
      id,
      account: account.optional(),
      rows: z
        .array(
          z.discriminatedUnion('do', [
            z.object({ do: z.literal('add'), fields }),
            z.object({ do: z.literal('update'), ...change }),
          ]),
        )
        .min(1)
        .max(most),
    }),
  ),
  /** All contacts, a page at a time, for a file. */
  'contacts.page': row<{ rows: HeldContact[]; next: string | null }>()(
    page,
    z.object({ account: account.optional(), cursor: text(1000).optional() }),
  ),
  /** Halts what of a batch has not gone, and lets it go on. */
  'intent.pause': row<IntentView>()(page, z.object({ id, paused: z.boolean() })),
  /** The text that the context menu handed over, once. */
  'bulk.text': row<string>()(page, z.object({})),
  /** A piece of the review as it was left, with the rows that were not saved; null = none of this account. */
  'bulk.kept': row<KeptPiece | null>()(page, z.object({ account, at: pieceAt })),
  /** null = saved, or let go. */
  'bulk.keep': row<null>()(page, z.object({ account, piece: keptPiece.nullable() })),
  'prefs.get': row<Prefs>()(both, z.object({})),
  'prefs.set': row<Prefs>()(page, z.object({ provenance: z.boolean() })),
};

/** What the person chose, where there is a choice. */
export interface Prefs {
  /** A note in the remark says which mail a contact came from. */
  provenance: boolean;
}
