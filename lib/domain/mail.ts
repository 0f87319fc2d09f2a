import type { Person } from './capture';

/** A mail as far as it is known. What is absent was not read: it may be anything. */
export interface Mail {
  id: string;
  /** Epoch ms, 0 where the service says nothing. */
  date: number;
  from?: Person;
  to?: Person[];
  cc?: Person[];
  bcc?: Person[];
  subject?: string;
  /** The text a person reads. */
  body?: string;
  attachments?: Attachment[];
  spam?: boolean;
  /** What the service warns of, in its own words. */
  risk?: string;
  /** From outside the own company. */
  external?: boolean;
  folder?: string;
  /** Label ids; `UNREAD` and `FLAGGED` are among them. */
  labels?: string[];
  /** Message-IDs without <> of the mails it answers. */
  answers?: string[];
  /** Message-ID without <>. */
  messageId?: string;
  thread?: string;
}

export interface Attachment {
  name: string;
  /** MIME type. */
  type?: string;
  /** Shown within the text, not offered beside it. */
  inline: boolean;
}
