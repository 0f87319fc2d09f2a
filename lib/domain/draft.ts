import type { ContactFields } from './contact';

/** A form's text before it is an intent. One row per account, mail and form; last write wins with a notice. */
export interface Draft {
  account: string;
  mail: string;
  form: 'contact';
  fields: ContactFields;
  /** Counts writes: a writer that knew an older number is told what it overwrote. */
  revision: number;
  updatedAt: number;
}

export type DraftKey = Pick<Draft, 'account' | 'mail' | 'form'>;
