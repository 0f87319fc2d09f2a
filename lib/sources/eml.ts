import PostalMime, { type Email } from 'postal-mime';
import { readMailboxes } from '../capture/address';
import { lookTwice } from '../capture/trust/look-twice';
import type { Person } from '../domain/capture';
import { letterOf } from '../domain/letter';
import { wordsOfHtml } from './html-words';
import { blankCapture, type Sourced } from './source';

const limits = { maxNestingDepth: 30, maxHeadersSize: 200_000 };
const longest = 2000;

/** The value as it stands in the mail: of several rows of one name the first. */
const raw = ({ headerLines }: Email, name: string): string =>
  (headerLines.find(({ key }) => key === name)?.line ?? '').replace(/^[^:]*:\s*/, '').slice(0, 4000);

const people = (mail: Email, name: string): Person[] => readMailboxes(raw(mail, name)).people.slice(0, 200);

const wordsOf = ({ text = '', html = '' }: Email): { text: string }[] => {
  const said =
    text.trim() === '' ? wordsOfHtml(html.slice(0, 1_000_000)) : text.slice(0, 400_000).split(/\r?\n/);
  return said.map((line) => ({ text: line }));
};

/** A whole mail, or its header alone (RFC 5322). The sender is read by the same strict reader as everywhere else. */
export async function readEml(mail: string | Uint8Array): Promise<Sourced> {
  let read: Email;
  try {
    read = await PostalMime.parse(mail, limits);
  } catch {
    return { problem: 'unreadable' };
  }
  const from = raw(read, 'from');
  if (from === '') return { problem: 'nobody' };
  const { sender, reasons } = lookTwice({ from });
  const date = read.date === undefined ? Number.NaN : Date.parse(read.date);
  const capture = {
    ...blankCapture('eml', sender),
    replyTo: people(read, 'reply-to')[0] ?? null,
    subject: (read.subject ?? '').slice(0, longest),
    to: people(read, 'to'),
    cc: people(read, 'cc'),
    date: Number.isNaN(date) ? '' : new Date(date).toISOString(),
    messageId: (read.messageId ?? '').replace(/^<|>$/g, '').slice(0, 1000),
    reasons,
  };
  return { capture, letter: letterOf(capture, wordsOf(read)) };
}
