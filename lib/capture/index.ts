import type { Capture, MailRef } from '../domain/capture';
import type { OpenMail, ReadOptions } from './mail';

export type { Line, LookTwice, OpenMail, ReadOptions, ReadSignature } from './mail';

/** Every open mail of the page, the one the person means first; empty where the page shows none. */
export function findMails(
  _document: Document,
  _location: Location | URL,
  _options: ReadOptions = {},
): OpenMail[] {
  return [];
}

/** The mail the person has open. Null where the page shows no mail; `sender: null` where the sender is not sure. */
export function readPage(
  document: Document,
  location: Location | URL,
  options: ReadOptions = {},
): Capture | null {
  return findMails(document, location, options)[0]?.capture() ?? null;
}

/** Names a mail: its Message-ID, else a hash of host, sender, subject and date. Not a secret. */
export function mailRef(capture: Capture, host: string): MailRef {
  const { messageId, sender, subject, date } = capture;
  const key = messageId || hash([host, sender?.address || sender?.name || '', subject, date].join('\n'));
  return { key, host, subject };
}

/** cyrb53: 53 bits, no crypto, the same in every context. */
function hash(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
