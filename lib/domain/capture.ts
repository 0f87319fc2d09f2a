/** What was read from the open mail. Everything in it is the mail's text: data, never markup. */

export interface Person {
  /** Display name as shown, trimmed; '' where the page shows none. */
  name: string;
  address: string;
}

/** A value with what it rests on. `confidence` 0–1: ≥ 0.7 is filled, 0.4–0.7 offered, below hidden. */
export interface Found {
  value: string;
  confidence: number;
  /** The words of the mail it came from. */
  span: string;
}

export interface Signature {
  name: Found | null;
  /** The same person's name in the other script (Chinese, Japanese or Korean), where the mail gives both. */
  nativeName?: Found;
  company: Found | null;
  position: Found | null;
  phones: (Found & { type: 'mobile' | 'direct' | 'office' | 'main'; extension?: string })[];
  emails: Found[];
}

export interface Reason {
  kind: string;
  evidence: string;
}

export interface Capture {
  /** The adapter that read the page: a webmail's id or `generic`. */
  adapter: string;
  /** 0–1. Below the adapter's stated bar `sender` is null: wrong is worse than blank. */
  confidence: number;
  sender: Person | null;
  replyTo: Person | null;
  subject: string;
  to: Person[];
  cc: Person[];
  /** As the page shows it, else ISO 8601 where it could be read. */
  date: string;
  /** RFC 5322 Message-ID without <>, '' where the page carries none. */
  messageId: string;
  signature: Signature;
  /** Reasons to look twice before saving. */
  reasons: Reason[];
  warnings: string[];
}

/** Which mail a draft or an intent belongs to. */
export interface MailRef {
  /** Message-ID, else a hash of host, sender, subject and date. */
  key: string;
  host: string;
  subject: string;
}

/** Everybody that a mail's header names. */
export const peopleOf = ({ sender, replyTo, to, cc }: Capture): Person[] =>
  [sender, replyTo, ...to, ...cc].filter((one) => one !== null);
