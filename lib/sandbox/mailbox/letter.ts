import type { MailAddress } from '../store';

/** How an answer cites the mail it answers; the heads are those of common mail programs. */
export type QuoteStyle = 'wroteEn' | 'wroteZh' | 'wroteJa' | 'originalEn' | 'originalZh' | 'dashes';

/** One mail of the demo mailbox in short; `source.ts` renders it to RFC 822. */
export interface Letter {
  /** Unique among the letters; becomes the Message-ID's left part. */
  id: string;
  hoursAgo: number;
  from: MailAddress;
  /** The demo user unless said. */
  to?: MailAddress[];
  cc?: MailAddress[];
  subject: string;
  /** A mail with `html` alone has no text part, as newsletters often do. */
  text?: string;
  html?: string;
  /** `id` of the letter this one answers, and how it cites it (below the own words). */
  answers?: string;
  quote?: QuoteStyle;
  /** Further header fields: names as written, values in any script. */
  headers?: Readonly<Record<string, string>>;
  replyTo?: MailAddress;
  /** Name and size in bytes; the content is filler. */
  attachments?: readonly { filename: string; type: string; bytes: number }[];
  folder?: string;
  labels?: string[];
  unread?: boolean;
  spam?: boolean;
}

export const person = (name: string, address: string): MailAddress => ({ name, address });
