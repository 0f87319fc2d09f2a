import { saveSender } from './contacts/save-sender';
import { deleteContact, restoreContact } from './contacts/take-back';

/** Every job the worker knows. A new one is a line here. */
export const jobs = [saveSender, deleteContact, restoreContact] as const;
