import type { ContactFields } from '../domain/contact';
import { type CheckedContact, checkContact } from '../domain/contact-check';

/** A contact that is to be found again by its address: one without is refused. */
export function checkSender(typed: ContactFields): CheckedContact {
  const { fields, problems } = checkContact(typed);
  const missing = !fields.address && !problems.some(({ field }) => field === 'address');
  const none = { field: 'address' as const, key: 'problem.addressMissing', params: [] };
  return { fields, problems: missing ? [...problems, none] : problems };
}
