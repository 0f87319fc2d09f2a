import { readableText } from '../state/parse-mail';
import type { MailAddress, MailRecord } from '../store';

export type MessageFormat = 'full' | 'plain_text_full' | 'metadata';

const base64url = (text: string) => Buffer.from(text).toString('base64url');
const named = ({ name, address }: MailAddress) => ({ mail_address: address, name });
const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** A message as the API shows it. */
export function messageView(mail: MailRecord, format: MessageFormat, me: MailAddress) {
  return {
    message_id: mail.message_id,
    thread_id: mail.thread_id,
    folder_id: mail.folder_id,
    label_ids: [...mail.label_ids, ...(mail.unread ? ['UNREAD'] : [])],
    subject: mail.subject,
    head_from: named(mail.from),
    to: mail.to.map(named),
    cc: mail.cc.map(named),
    bcc: mail.bcc.map(named),
    reply_to: mail.reply_to.map(({ address }) => address).join(', '),
    in_reply_to: mail.in_reply_to,
    references: mail.references.map((id) => `<${id}>`).join(' '),
    smtp_message_id: mail.smtp_message_id,
    internal_date: String(mail.internal_date),
    message_state: mail.message_state,
    body_preview: base64url([...readableText(mail)].slice(0, 100).join('')),
    priority_type: '0',
    security_level: {
      is_risk: mail.spam,
      risk_banner_level: mail.spam ? 'WARNING' : 'NORMAL',
      is_header_from_external: domainOf(mail.from.address) !== domainOf(me.address),
    },
    ...(format === 'metadata' ? {} : body(mail, format)),
  };
}

function body(mail: MailRecord, format: 'full' | 'plain_text_full') {
  return {
    ...(format === 'full' ? { body_html: base64url(mail.body_html) } : {}),
    body_plain_text: base64url(readableText(mail)),
    attachments: mail.attachments.map(({ id, filename, is_inline, cid }) => ({
      id,
      filename,
      attachment_type: 1,
      is_inline,
      cid,
    })),
  };
}
