/** The shapes of what the sandbox keeps. API names where the API has one. */

export interface MailAddress {
  /** Display name, '' where the mail has none. */
  name: string;
  address: string;
}

export interface MailAttachment {
  id: string;
  filename: string;
  mime_type: string;
  /** Bytes. */
  size: number;
  is_inline: boolean;
  /** Content-ID without <>, '' where there is none. */
  cid: string;
  content: Uint8Array;
}

export interface MailRecord {
  /** Opaque, base64-like; never to be shown in the demo web mail. */
  message_id: string;
  thread_id: string;
  /** A system id (`INBOX`, `SENT`, `DRAFT`, `TRASH`, `SPAM`, `ARCHIVED`) or a numeric string. */
  folder_id: string;
  /** Custom label ids and `IMPORTANT`, `OTHER`, `FLAGGED`; unread is a field of its own. */
  label_ids: string[];
  unread: boolean;
  from: MailAddress;
  to: MailAddress[];
  cc: MailAddress[];
  bcc: MailAddress[];
  reply_to: MailAddress[];
  subject: string;
  /** Epoch ms. */
  internal_date: number;
  /** '' where the mail has no such part. */
  body_html: string;
  body_text: string;
  /** In the order of the mail, names as written. */
  headers: { name: string; value: string }[];
  /** RFC 5322 Message-ID, In-Reply-To and References without <>. */
  smtp_message_id: string;
  in_reply_to: string;
  references: string[];
  attachments: MailAttachment[];
  /** 1 received, 2 sent, 3 draft. */
  message_state: 1 | 2 | 3;
  /** What the spam filter said before any rule: for the rule conditions 14 and 15. */
  spam: boolean;
  raw: string;
}

export interface FolderRecord {
  id: string;
  name: string;
  /** '0' = root. */
  parent_folder_id: string;
  /** 1 system, 2 user. */
  folder_type: 1 | 2;
}

export interface LabelRecord {
  id: string;
  /** Full path, `a/b/c`. */
  name: string;
  background_color: string;
}

export interface ContactRecord {
  id: string;
  name: string;
  company?: string;
  phone?: string;
  mail_address?: string;
  tag?: string;
  remark?: string;
  avatar?: string;
  position?: string;
}

export interface RuleItem {
  type: number;
  operator?: number;
  input?: string;
}

export interface RuleRecord {
  id: string;
  name: string;
  is_enable: boolean;
  ignore_the_rest_of_rules: boolean;
  condition: { match_type: number; items: RuleItem[] };
  action: { items: { type: number; input?: string }[] };
}

export type Resource = 'contacts' | 'labels' | 'rules' | 'folders' | 'messages';

/** `id` is absent when everything may have changed (reset). */
export interface StoreChange {
  resource: Resource;
  op: 'create' | 'update' | 'delete' | 'reset';
  id?: string;
}

/** What the demo web mail sees of the demo user's mailbox: the very records the API answers with. */
export interface MailStore {
  /** The demo user; the "me" of the rules. */
  readonly user: MailAddress;
  folders(): readonly FolderRecord[];
  labels(): readonly LabelRecord[];
  /** Newest first. */
  list(where: { folder: string } | { label: string }): readonly MailRecord[];
  get(messageId: string): MailRecord | undefined;
  /** Oldest first, whichever folder they are in. */
  thread(threadId: string): readonly MailRecord[];
  /** What a person does in the web mail itself. */
  update(messageId: string, change: MailChange): void;
  /** Returns the function that stops it. */
  onChange(listener: (change: StoreChange) => void): () => void;
}

export type MailChange = Partial<Pick<MailRecord, 'folder_id' | 'label_ids' | 'unread'>>;

/** A mail as the seed gives it. Threads follow from In-Reply-To and References, the date from Date. */
export interface RawMail {
  /** RFC 822 text, CRLF or LF. */
  raw: string;
  /** System folder id or the name of a seeded folder; `INBOX` unless said. */
  folder?: string;
  /** Names of seeded labels, or `FLAGGED`, `IMPORTANT`, `OTHER`. */
  labels?: string[];
  /** false unless said. */
  unread?: boolean;
  spam?: boolean;
}

export interface Seed {
  mails: RawMail[];
  /** User folders at the root. */
  folders: string[];
  labels: { name: string; background_color: string }[];
}
