import type { Feature } from '../../domain/account';
import type { Endpoint } from '../../http/endpoint';
import { contactRows } from './contacts';
import { folderRows } from './folders';
import { labelRows } from './labels';
import { mailboxRows } from './mailbox';
import { addressScope, bodyScope, subjectScope } from './message.schema';
import { messageRows } from './messages';
import { ruleRows } from './rules';
import { searchRows } from './search';

/** What a feature calls, and which withheld fields it cannot do without. */
interface Needs {
  rows: readonly Endpoint[];
  fields: readonly string[];
  /** The fields are what it is for: without them there is no such feature. */
  fieldsNeeded?: true;
}

/** Of every account: who is signed in, and with which address. */
export const always: Needs = { rows: [mailboxRows.profile], fields: [] };

export const featureNeeds: Readonly<Record<Feature, Needs>> = {
  /**
   * The address finds what is there already. The phone is read because an update sends the merged whole: one that
   * cannot be read could be lost.
   */
  contacts: { rows: Object.values(contactRows), fields: Object.keys(contactRows.list.fieldScopes) },
  /** The labels themselves, and which of them a mail carries. */
  labels: { rows: [...Object.values(labelRows), messageRows.modify], fields: [] },
  rules: { rows: [...Object.values(ruleRows), folderRows.list, folderRows.create], fields: [] },
  /** Finding the open mail and trying a rule on recent ones: sender and subject, never bodies. */
  messages: {
    rows: [searchRows.messages, messageRows.list, messageRows.get, messageRows.batch_get],
    fields: [addressScope, subjectScope],
  },
  /** Texts and attachments of mails, for rules that look into them. */
  texts: { rows: [messageRows.batch_get], fields: [bodyScope], fieldsNeeded: true },
};
