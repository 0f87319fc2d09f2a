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

/** Rows of one piece: a message of all of them would hold every page of the extension up. */
export const rowsPerPiece = 500;

/** A part of a review on its way to where it is kept, and back. */
export interface KeptPiece {
  /** Tells one review from the next. */
  review: string;
  /** 0 = the first `rowsPerPiece` rows. */
  at: number;
  /** Rows of the whole review. */
  of: number;
  rows: KeptRow[];
}
