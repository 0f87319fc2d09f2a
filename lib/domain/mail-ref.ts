import type { Capture, MailRef } from './capture';

/** 64 bits of a string as hex, quick and even; not for secrets. */
function hash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Names the mail alike in every context: drafts of the page, the popup and the side panel meet under this key. */
export function mailRef(capture: Capture, host: string): MailRef {
  const { messageId, sender, subject, date } = capture;
  const made = `#${hash([host, sender?.address.toLowerCase() ?? '', subject, date].join('\n'))}`;
  return { key: messageId === '' ? made : messageId.slice(0, 1000), host, subject };
}
