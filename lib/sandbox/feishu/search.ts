import { createHash } from 'node:crypto';
import { searchRows } from '../../providers/feishu/search';
import { refusals } from '../../providers/feishu/wire';
import { handle, type Operation } from '../core/part';
import { Refusal } from '../core/refusal';
import type { World } from '../core/world';
import type { Mailbox } from '../state/mailbox';
import { readableText } from '../state/parse-mail';
import type { MailAddress, MailRecord } from '../store';
import { listPage, mailboxOf, pageOf } from './context';

const folderNames: Record<string, string> = {
  inbox: 'INBOX',
  sent: 'SENT',
  draft: 'DRAFT',
  trash: 'TRASH',
  spam: 'SPAM',
  archive: 'ARCHIVED',
  scheduled: 'SCHEDULED',
};
/** Filter names that are labels underneath. */
const labelNames: Record<string, string> = { priority: 'IMPORTANT', flagged: 'FLAGGED', other: 'OTHER' };

interface Filter {
  from?: string[] | undefined;
  to?: string[] | undefined;
  cc?: string[] | undefined;
  bcc?: string[] | undefined;
  subject?: string | undefined;
  folder?: string[] | undefined;
  label?: string[] | undefined;
  has_attachment?: boolean | undefined;
  is_unread?: boolean | undefined;
  create_time?: { start_time: string; end_time: string } | undefined;
}

const defaultPage = 15;

export function searchOperations(world: World): Operation[] {
  const { messages, entities } = searchRows;
  return [
    handle(messages, ({ params, query, body, caller }) => {
      const mailbox = mailboxOf(world, messages, params.user_mailbox_id, caller);
      const words = (body.query ?? '').toLowerCase().split(/\s+/).filter(Boolean);
      const hits = mailbox
        .newestFirst()
        .filter((mail) => passes(mailbox, mail, body.filter ?? {}) && hasWords(mail, words));
      const { rows, rest } = pageOf(messages, mailbox, listPage(hits), {
        ...query,
        page_size: query.page_size ?? defaultPage,
      });
      return { items: rows.map(hitView), total: hits.length, ...rest };
    }),
    handle(entities, ({ body }) => {
      const { multiEntitySearch } = world.behaviour;
      if (multiEntitySearch === 'fail') {
        throw new Refusal(refusals.overloaded.http, { code: refusals.overloaded.code, message: 'try later' });
      }
      const wanted = body.query.toLowerCase();
      const found = world.demo.contacts
        .all()
        .filter(({ name, mail_address = '' }) => `${name}\n${mail_address}`.toLowerCase().includes(wanted))
        .slice(0, multiEntitySearch === 'empty' ? 0 : (body.size ?? 20));
      return {
        items: found.map(({ id, name, mail_address = '' }) => ({
          type: 'mail_contact',
          id,
          name,
          display_name: name,
          email: mail_address,
          tag: '邮箱联系人',
        })),
      };
    }),
  ];
}

function passes(mailbox: Mailbox, mail: MailRecord, filter: Filter): boolean {
  const people = (wanted: string[] | undefined, list: MailAddress[]) =>
    wanted === undefined ||
    wanted.length === 0 ||
    wanted.some((one) => list.some((person) => personText(person).includes(one.toLowerCase())));
  const window = filter.create_time;
  return (
    people(filter.from, [mail.from]) &&
    people(filter.to, mail.to) &&
    people(filter.cc, mail.cc) &&
    people(filter.bcc, mail.bcc) &&
    mail.subject.toLowerCase().includes((filter.subject ?? '').toLowerCase()) &&
    inPlace(mailbox, mail, filter) &&
    (filter.has_attachment === undefined ||
      filter.has_attachment === mail.attachments.some(({ is_inline }) => !is_inline)) &&
    (filter.is_unread === undefined || filter.is_unread === mail.unread) &&
    (window === undefined ||
      (mail.internal_date >= Date.parse(window.start_time) &&
        mail.internal_date <= Date.parse(window.end_time)))
  );
}

function inPlace(mailbox: Mailbox, mail: MailRecord, { folder = [], label = [] }: Filter): boolean {
  const folderName = mailbox.folderTable.get(mail.folder_id)?.name;
  const here = (name: string) =>
    folderNames[name] === mail.folder_id ||
    name === folderName ||
    mail.label_ids.includes(labelNames[name] ?? '');
  const marked = (name: string) =>
    mail.label_ids.some((id) => id === labelNames[name] || mailbox.labelTable.get(id)?.name === name);
  return (folder.length === 0 || folder.some(here)) && (label.length === 0 || label.some(marked));
}

function hasWords(mail: MailRecord, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = [mail.subject, personText(mail.from), readableText(mail)].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

function personText({ name, address }: MailAddress): string {
  return `${name} ${address}`.toLowerCase();
}

function hitView(mail: MailRecord) {
  return {
    id: searchId(mail.message_id),
    display_info: mail.subject,
    meta_data: {
      title: mail.subject,
      thread_id: mail.thread_id,
      create_time: new Date(mail.internal_date).toISOString(),
      message_biz_id: mail.message_id,
      from: { mail_address: mail.from.address, name: mail.from.name },
    },
  };
}

/** The search's own id of a hit: no other call takes it. */
function searchId(messageId: string): string {
  const digest = createHash('sha256').update(messageId).digest();
  return `7${digest.readBigUInt64BE().toString().padStart(20, '0').slice(-18)}`;
}
