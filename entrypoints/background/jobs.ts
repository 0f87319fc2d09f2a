import type { ContactFields } from '../../lib/domain/contact';
import { saveSender } from '../../lib/jobs/contacts/save-sender';

export { jobs } from '../../lib/jobs/jobs';

/** What the message `contact.save` means. */
export const saveKind = saveSender.kind;
export const saveInput = (fields: ContactFields) => ({ fields });
