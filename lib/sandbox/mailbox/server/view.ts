import type { MailRecord } from '../../store';
import type { Message, Thread, ThreadRow } from '../api';
import type { Numbers } from './numbers';
import type { Places } from './places';
import { preview } from './plain';

/** The page's numbers: one series for mails, one for threads. */
export interface Series {
  mails: Numbers;
  threads: Numbers;
}

const header = (mail: MailRecord, name: string) =>
  mail.headers.find((one) => one.name.toLowerCase() === name.toLowerCase())?.value.trim() ?? '';

function sender(mail: MailRecord): string {
  const value = header(mail, 'Sender');
  const address = value.match(/<([^<>]+)>\s*$/)?.[1] ?? value;
  return address.toLowerCase() === mail.from.address.toLowerCase() ? '' : address;
}

/** The id in angle brackets, else the whole field. */
function listId(mail: MailRecord): string {
  const value = header(mail, 'List-Id');
  return value.match(/<([^<>]+)>/)?.[1] ?? value;
}

const unsubscribe = (mail: MailRecord) =>
  header(mail, 'List-Unsubscribe').match(/<(https:[^<>]+)>/)?.[1] ?? '';

const isStarred = (mail: MailRecord) => mail.label_ids.includes('FLAGGED');
const isOutgoing = (mail: MailRecord) => mail.folder_id === 'SENT' || mail.folder_id === 'DRAFT';

export function toMessage(mail: MailRecord, series: Series): Message {
  return {
    n: series.mails.of(mail.message_id),
    from: mail.from,
    sender: sender(mail),
    replyTo: mail.reply_to.filter(({ address }) => address !== mail.from.address),
    to: mail.to,
    cc: mail.cc,
    date: mail.internal_date,
    unread: mail.unread,
    starred: isStarred(mail),
    draft: mail.folder_id === 'DRAFT',
    list: listId(mail),
    unsubscribe: unsubscribe(mail),
    attachments: mail.attachments
      .filter(({ is_inline }) => !is_inline)
      .map(({ filename, size }) => ({ name: filename, size })),
    kind: mail.body_html === '' ? 'text' : 'html',
    preview: preview(mail),
  };
}

const labelsOf = (mails: readonly MailRecord[], places: Places) => {
  const slugs = mails.flatMap((mail) => mail.label_ids.map((id) => places.labelSlug(id)));
  return [...new Set(slugs.filter((slug) => slug !== undefined))];
};

export function toThread(mails: readonly MailRecord[], series: Series, places: Places): Thread {
  return {
    n: series.threads.of(mails[0]?.thread_id ?? ''),
    subject: mails[0]?.subject ?? '',
    labels: labelsOf(mails, places),
    messages: mails.map((mail) => toMessage(mail, series)),
  };
}

/** `newest`: the mail that put the thread into the list; `mails`: the whole thread, oldest first. */
export function toRow(
  newest: MailRecord,
  mails: readonly MailRecord[],
  series: Series,
  places: Places,
): ThreadRow {
  const outgoing = isOutgoing(newest);
  const people = outgoing ? newest.to : mails.map(({ from }) => from);
  const unique = new Map(people.map((one) => [one.address.toLowerCase(), one]));
  return {
    n: series.threads.of(newest.thread_id),
    count: mails.length,
    people: [...unique.values()],
    outgoing,
    subject: newest.subject,
    preview: preview(newest),
    date: newest.internal_date,
    unread: mails.some(({ unread }) => unread),
    starred: mails.some(isStarred),
    attachments: mails.some(({ attachments }) => attachments.some(({ is_inline }) => !is_inline)),
    labels: labelsOf(mails, places),
  };
}
