import type { ContactFields } from './contact';
import type { RuleBody } from './rule';

interface Common {
  account: string;
  mail: string;
  /** Counts writes: a writer that knew an older number is told what it overwrote. */
  revision: number;
  updatedAt: number;
}

/** What a form of each kind holds. */
export type DraftContent = { form: 'contact'; fields: ContactFields } | { form: 'rule'; fields: RuleBody };

/** A form's text before it is an intent. One row per account, mail and form; last write wins with a notice. */
export type Draft = Common & DraftContent;
export type ContactDraft = Extract<Draft, { form: 'contact' }>;
export type RuleDraft = Extract<Draft, { form: 'rule' }>;

export type DraftKey = Pick<Draft, 'account' | 'mail' | 'form'>;
