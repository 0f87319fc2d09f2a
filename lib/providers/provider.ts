import type { Contact, ContactFields } from '../domain/contact';
import type { ContactLabelGroup, ExternalContact, ExternalContactFields } from '../domain/external-contact';
import type { Folder } from '../domain/folder';
import type { Label, LabelColour } from '../domain/label';
import type { Mail } from '../domain/mail';
import type { FindMail, FoundMail } from '../domain/message';
import type { Rule, RuleBody } from '../domain/rule';

export interface Page<Row> {
  rows: Row[];
  /** Absent on the last page. */
  next?: string;
}

export interface ContactsPort {
  list(cursor: string | undefined): Promise<Page<Contact>>;
  create(fields: ContactFields): Promise<Contact>;
  /**
   * The merged whole is sent: whether the service clears what is left out is not documented. `''` is sent and clears a field.
   */
  update(id: string, fields: ContactFields): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface MailboxesPort {
  /** Addresses of the shared (public) mailboxes that the person may open. */
  shared(): Promise<string[]>;
}

/** The service's own search over people and contacts. */
export interface EntitiesPort {
  /** A contact with this address was among what it found; false is no "no". */
  holds(address: string): Promise<boolean>;
}

export interface LabelsPort {
  /** All of them: the service does not page labels. */
  list(): Promise<Label[]>;
  create(name: string, colour: LabelColour | undefined): Promise<Label>;
  /** `name` is the full path. */
  rename(id: string, name: string): Promise<void>;
  /** Sends the colour alone. */
  recolor(id: string, colour: LabelColour): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface MessageChange {
  /** Label ids, at the most 20 each. */
  add?: string[];
  remove?: string[];
  folder?: string;
}

export interface MessagesPort {
  /** Ids that the address of the service's own page may hold, likeliest first: guesses, to be asked for. */
  named(address: string): string[];
  /** A write conflict (`conflict`) is tried again shortly. */
  modify(id: string, change: MessageChange): Promise<void>;
  /** Mails by sender (any where it is '') and words of the subject within a time window, newest first, at the most 15. */
  find(query: FindMail): Promise<FoundMail[]>;
  /** Ids of the mails that carry a label, at the most 20 a page. */
  carrying(label: string, cursor: string | undefined): Promise<Page<string>>;
}

/** Many mails at a time. */
export interface MailsPort {
  /** Newest first, at the most 15 a page: sender, subject and date. `total` is null where the service does not say. */
  search(query: MailSearch, cursor: string | undefined): Promise<Page<Mail> & { total: number | null }>;
  /** At the most 20 ids; one that is gone refuses all (`notFound`). `whole` = with text and attachments. */
  read(ids: readonly string[], depth: 'head' | 'whole'): Promise<Mail[]>;
  /** At the most 20 ids: all of them or none. */
  modify(ids: readonly string[], change: MessageChange): Promise<void>;
  trash(ids: readonly string[]): Promise<void>;
}

export interface MailSearch {
  /** Any of these addresses, at the most 100. */
  from?: string[];
  /** Epoch ms, at the most a year apart. */
  after: number;
  before: number;
}

export interface RulesPort {
  /** All of them, in the order in which they run. */
  list(): Promise<Rule[]>;
  create(rule: RuleBody): Promise<Rule>;
  /** Replaces the whole; what `rule.raw` and its items hold beyond what is known goes back unchanged. */
  update(id: string, rule: RuleBody): Promise<void>;
  remove(id: string): Promise<void>;
  /** The ids of all rules. */
  reorder(ids: readonly string[]): Promise<void>;
}

export interface FoldersPort {
  list(): Promise<Folder[]>;
  create(name: string, parent: string): Promise<Folder>;
}

export interface ExternalContactsPort {
  list(cursor: string | undefined): Promise<Page<ExternalContact>>;
  get(id: string): Promise<ExternalContact>;
  /** The new id; null where the service made it and did not say. */
  create(fields: ExternalContactFields): Promise<string | null>;
  /** The merged whole is sent: what becomes of fields left out is not documented. */
  update(id: string, fields: Omit<ExternalContactFields, 'mobile' | 'countryCode'>): Promise<void>;
  remove(id: string): Promise<void>;
  labelGroups(cursor: string | undefined): Promise<Page<ContactLabelGroup>>;
}

/**
 * What jobs talk to. A provider offers what its service can do; a missing part is a missing ability.
 * Operation `contacts.create` of provider `feishu` is the endpoint row `feishu.contacts.create`.
 */
export interface ProviderPort {
  readonly provider: string;
  contacts?: ContactsPort;
  /** Of the person's own mailbox alone. */
  entities?: EntitiesPort;
  mailboxes?: MailboxesPort;
  labels?: LabelsPort;
  messages?: MessagesPort;
  mails?: MailsPort;
  rules?: RulesPort;
  folders?: FoldersPort;
  externalContacts?: ExternalContactsPort;
}
