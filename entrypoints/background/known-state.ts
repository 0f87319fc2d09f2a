import { z } from 'zod';
import type { AddressMatch } from '../../lib/contacts/mirror';
import { hasNews } from '../../lib/contacts/news';
import type { MailSays } from '../../lib/contacts/says';
import type { Intent } from '../../lib/domain/intent';
import type { Known } from '../../lib/domain/state';

/** What tells a chip its state, besides the mail itself. */
export interface Knowledge {
  /** The newest wish that makes the address known. */
  holds: Intent | null;
  /** All wishes for the address. */
  about: readonly Intent[];
  match: AddressMatch;
  /** What the mail says of its sender, where it was read. */
  says: MailSays | undefined;
}

const made = z.looseObject({ id: z.string(), before: z.null() });

/** Contacts we made and are taking back, unless a list showed them since. */
function takenBack({ about, match }: Knowledge): Set<string> {
  const ids = about.flatMap(({ undoneBy, result, updatedAt }) => {
    const known = undoneBy === undefined ? undefined : made.safeParse(result).data;
    const row = match.exact.find(({ id }) => id === known?.id);
    return row && !(row.source === 'list' && row.seenAt > updatedAt) ? row.id : [];
  });
  return new Set(ids);
}

/**
 * A contact that the mirror holds is known. A wish that was carried out is too, until a whole walk that began after it did
 * not meet it. Where the mirror is not complete, "not there" is only "not seen yet".
 */
export function knownState(of: Knowledge): Pick<Known, 'state' | 'notSeenYet'> {
  const { holds, says } = of;
  const { exact, since, withheld } = of.match;
  const leaving = takenBack(of);
  const contact = exact.find(({ id }) => !leaving.has(id));
  if (contact) return { state: says && hasNews(contact, says) ? 'news' : 'known' };
  const sure = since !== null && !withheld;
  const outdated = sure && holds?.state === 'done' && (holds.settledAt ?? 0) < since;
  if (holds && !outdated) return { state: 'known' };
  return sure ? { state: 'unknown' } : { state: 'unknown', notSeenYet: true };
}

/** The mirror cannot be read: nobody knows. */
export const nothingMet: AddressMatch = { exact: [], likely: [], since: null, withheld: false };
