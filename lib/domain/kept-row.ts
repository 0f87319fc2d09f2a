import type { ContactFields } from './contact';

/** A row of a review that is not saved yet, and what the person chose for it. */
export interface KeptRow {
  fields: ContactFields;
  /** The words it came from, cut short. */
  source: string;
  /** Why there are no fields: a key of `locales/`. */
  problem: string | null;
  chosen: boolean;
  /** Only blanks, or also what differs. */
  take: 'blanks' | 'all';
}
