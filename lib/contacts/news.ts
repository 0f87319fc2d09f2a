import { nameKey, phoneKey, samePhone } from './keys';
import type { MirrorContact } from './mirror';
import type { MailSays } from './says';

/** One says no more than the other. */
function contained(said: string, held: string): boolean {
  const [a, b] = [nameKey(said), nameKey(held)];
  return a === '' || (b !== '' && (b.includes(a) || a.includes(b)));
}

/** The mail says something that the contact does not hold. */
export function hasNews(contact: MirrorContact, { company, position, phones = [] }: MailSays): boolean {
  if (company !== undefined && !contained(company, contact.company)) return true;
  if (position !== undefined && !contained(position, contact.position)) return true;
  // The contact has room for one number: which of a mail's numbers it is was the person's choice.
  const keys = phones.map(phoneKey).filter((key) => key !== '');
  return keys.length > 0 && !keys.some((key) => contact.phones.some((held) => samePhone(held.key, key)));
}
