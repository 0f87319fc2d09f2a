import PostalMime, { type Address } from 'postal-mime';
import type { MailAddress, MailAttachment, MailRecord } from '../store';

export type ParsedMail = Omit<
  MailRecord,
  'message_id' | 'thread_id' | 'folder_id' | 'label_ids' | 'unread' | 'spam' | 'message_state'
>;

/** `receivedAt` (epoch ms) stands in for a missing or unreadable Date. */
export async function parseMail(raw: string | Uint8Array, receivedAt: number): Promise<ParsedMail> {
  const bytes = typeof raw === 'string' ? new TextEncoder().encode(raw) : raw;
  const mail = await PostalMime.parse(bytes);
  const date = mail.date === undefined ? Number.NaN : Date.parse(mail.date);
  return {
    from: flat(mail.from === undefined ? [] : [mail.from])[0] ?? { name: '', address: '' },
    to: flat(mail.to),
    cc: flat(mail.cc),
    bcc: flat(mail.bcc),
    reply_to: flat(mail.replyTo),
    subject: mail.subject ?? '',
    internal_date: Number.isNaN(date) ? receivedAt : date,
    body_html: mail.html ?? '',
    body_text: mail.text ?? '',
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    smtp_message_id: bare(mail.messageId),
    in_reply_to: bare(mail.inReplyTo),
    references: (mail.references ?? '').split(/\s+/).map(bare).filter(Boolean),
    attachments: mail.attachments.map(
      (part, index): MailAttachment => ({
        id: `att_${index + 1}`,
        filename: part.filename ?? '',
        mime_type: part.mimeType,
        ...sized(part.content),
        is_inline: part.disposition === 'inline' || part.related === true,
        cid: bare(part.contentId),
      }),
    ),
    raw: typeof raw === 'string' ? raw : new TextDecoder().decode(raw),
  };
}

function flat(addresses: readonly Address[] | undefined): MailAddress[] {
  return (addresses ?? []).flatMap((entry) =>
    (entry.group === undefined ? [entry] : entry.group).map(({ name, address }) => ({ name, address })),
  );
}

function bare(id: string | undefined): string {
  return (id ?? '').trim().replace(/^<|>$/g, '');
}

function sized(content: ArrayBuffer | Uint8Array | string): Pick<MailAttachment, 'content' | 'size'> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  return { content: bytes, size: bytes.byteLength };
}

/** What a person would read of a mail: its text part, else its markup without tags. */
export function readableText(mail: Pick<MailRecord, 'body_text' | 'body_html'>): string {
  if (mail.body_text !== '') return mail.body_text;
  return mail.body_html
    .replace(/<(style|script|title)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<br\s*\/?>|<\/(p|div|tr|li|h[1-6])\s*>/gi, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}
