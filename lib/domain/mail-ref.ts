import type { Capture, MailRef } from './capture';

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
