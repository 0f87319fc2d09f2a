import type { Person, Reason } from '../domain/capture';
import { Failure } from '../domain/failure';
import type { Mail } from '../domain/mail';
import type { MailsPort, MessagesPort } from '../providers/provider';
import { findMail, mayBeOf, sameSubject, type WantedMail } from './labels/find-mail';

/** The open mail as the service has it. */
export interface Confirmed {
  sender: Person;
  /** What the service holds against it; never that it is safe. */
  reasons: Reason[];
}

type Wanted = WantedMail & { name: string };

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** With the page's address it must be that sender's, with a name alone the name must be the same, with neither the Message-ID. */
function told(head: Mail | undefined, wanted: Wanted): Confirmed | null {
  const sender = head?.from;
  if (!sender?.address) return null;
  const isSender =
    wanted.from !== ''
      ? same(sender.address, wanted.from)
      : wanted.name !== ''
        ? same(sender.name, wanted.name)
        : head?.messageId === wanted.messageId;
  if (!isSender) return null;
  const risk = head?.risk;
  return { sender, reasons: risk ? [{ kind: 'serverRisk', evidence: risk }] : [] };
}

/** Only what the page shows as well, its subject and, where it is exact, its date: an address may be out of date. */
const isShown = ({ subject, date, messageId }: Mail, wanted: Wanted) =>
  subject !== undefined &&
  sameSubject(subject, wanted.subject) &&
  mayBeOf(wanted.date, date) &&
  (wanted.messageId === '' || messageId === undefined || messageId === wanted.messageId);

/** One at a time: an id that does not exist refuses all. */
async function byId(
  mails: Pick<MailsPort, 'read'>,
  wanted: Wanted,
  ids: readonly string[],
): Promise<Confirmed | null> {
  for (const id of ids) {
    const [head] = await mails.read([id], 'head').catch((error: unknown) => {
      if (error instanceof Failure && /^(?:notFound|invalid)$/.test(error.facts.kind)) return [];
      throw error;
    });
    const found = head && isShown(head, wanted) ? told(head, wanted) : null;
    if (found) return found;
  }
  return null;
}

/**
 * Looks the open mail up: by what `address`, the page's own, may hold of it, otherwise by sender, subject and date. Null
 * where it cannot be told which one it is.
 */
export async function confirmMail(
  port: { messages: Pick<MessagesPort, 'find' | 'named'>; mails: Pick<MailsPort, 'read'> },
  wanted: Wanted,
  now: number,
  address = '',
): Promise<Confirmed | null> {
  if (wanted.subject.trim() === '') return null;
  if (wanted.from === '' && wanted.name === '' && wanted.messageId === '') return null;
  const known = await byId(port.mails, wanted, port.messages.named(address));
  if (known) return known;
  const [found, another] = await findMail(port, wanted, now);
  if (!found || another) return null;
  const [head] = await port.mails.read([found.id], 'head');
  return told(head, wanted);
}
