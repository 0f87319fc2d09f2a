import type { z } from 'zod';
import type { Person } from '../../domain/capture';
import type { Mail } from '../../domain/mail';
import type { Client } from '../../http/client';
import type { MailsPort } from '../provider';
import type { mailMessage } from './message.schema';
import { messageRows } from './messages';
import { searchRows } from './search';

type WireMessage = z.infer<typeof mailMessage>;
type WireAddress = { mail_address?: string | undefined; name?: string | undefined };

const pageSize = 15;
const iso = (ms: number) => new Date(ms).toISOString();

const person = ({ mail_address: address = '', name = '' }: WireAddress): Person => ({ name, address });
const people = (list: readonly WireAddress[] | null | undefined) => list?.map(person);
const bare = (id: string) => id.replace(/^<|>$/g, '');
const idsIn = (...fields: (string | undefined)[]) =>
  fields.flatMap((field) => (field ?? '').split(/\s+/)).flatMap((id) => (id === '' ? [] : [bare(id)]));

/** Bodies come as base64url of UTF-8. */
function textOf(encoded: string | undefined): string | undefined {
  if (encoded === undefined) return undefined;
  try {
    const binary = atob(encoded.replace(/-/g, '+').replace(/_/g, '/'));
    return new TextDecoder().decode(Uint8Array.from(binary, (byte) => byte.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

/** Assumed: what the filter took for spam lies in the spam folder or is marked as risky. */
const isSpam = ({ folder_id, security_level }: WireMessage) =>
  folder_id === undefined ? undefined : folder_id === 'SPAM' || security_level?.is_risk === true;

/** The level is a word or a number as text; what is marked as ordinary, or not at all, warns of nothing. */
function riskOf({ security_level: level }: WireMessage): string | undefined {
  if (level?.is_risk !== true) return undefined;
  return level.risk_banner_reason || level.risk_banner_level || 'risk';
}

/** Keys without a value are left out: absent means "not read". */
function given(mail: { [Key in keyof Mail]: Mail[Key] | undefined } & { id: string; date: number }): Mail {
  const known: Mail = { id: mail.id, date: mail.date };
  for (const [key, value] of Object.entries(mail))
    if (value !== undefined) Object.assign(known, { [key]: value });
  return known;
}

function fromWire(id: string, wire: WireMessage): Mail {
  const attachments = wire.attachments?.map(({ filename = '', is_inline = false }) => ({
    name: filename,
    inline: is_inline,
  }));
  return given({
    id,
    date: Number(wire.internal_date) || 0,
    from: wire.head_from ? person(wire.head_from) : undefined,
    to: people(wire.to),
    cc: people(wire.cc),
    bcc: people(wire.bcc),
    subject: wire.subject,
    body: textOf(wire.body_plain_text),
    attachments,
    spam: isSpam(wire),
    risk: riskOf(wire),
    external: wire.security_level?.is_header_from_external,
    folder: wire.folder_id,
    labels: wire.label_ids ?? undefined,
    answers: idsIn(wire.in_reply_to, wire.references),
    messageId: wire.smtp_message_id === undefined ? undefined : bare(wire.smtp_message_id),
    thread: wire.thread_id,
  });
}

export const mailsPort = (client: Client, mailbox: string): MailsPort => {
  const params = { user_mailbox_id: mailbox };
  return {
    async search({ from, after, before }, cursor) {
      const { items, total, has_more, page_token } = await client.call(searchRows.messages, {
        params,
        query: { page_size: pageSize, page_token: cursor },
        body: { filter: { from, create_time: { start_time: iso(after), end_time: iso(before) } } },
      });
      /** `message_biz_id` is what the other calls take; `id` belongs to the search. */
      const rows = (items ?? []).flatMap(({ id, meta_data }) => {
        const messageId = meta_data?.message_biz_id || id;
        if (!messageId) return [];
        const { title, create_time = '', thread_id, from: sender } = meta_data ?? {};
        const hit = {
          id: messageId,
          date: Date.parse(create_time) || 0,
          subject: title,
          from: sender?.mail_address ? person(sender) : undefined,
          thread: thread_id,
        };
        return [given(hit)];
      });
      return { rows, total: total ?? null, ...(has_more && page_token ? { next: page_token } : {}) };
    },
    async read(ids, depth) {
      const { messages } = await client.call(messageRows.batch_get, {
        params,
        body: { format: depth === 'whole' ? 'plain_text_full' : 'metadata', message_ids: [...ids] },
      });
      return (messages ?? []).flatMap((wire) => (wire.message_id ? [fromWire(wire.message_id, wire)] : []));
    },
    async modify(ids, { add, remove, folder }) {
      const change = { add_label_ids: add, remove_label_ids: remove, add_folder: folder };
      await client.call(messageRows.batch_modify, { params, body: { message_ids: [...ids], ...change } });
    },
    async trash(ids) {
      await client.call(messageRows.batch_trash, { params, body: { message_ids: [...ids] } });
    },
  };
};
