import type { Person, Reason } from '../domain/capture';
import type { MailsPort, MessagesPort } from '../providers/provider';
import { findMail, type WantedMail } from './labels/find-mail';

/** The open mail as the service has it. */
export interface Confirmed {
  sender: Person;
  /** What the service holds against it; never that it is safe. */
  reasons: Reason[];
}

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/**
 * Looks the open mail up by sender, subject and date. Null where it cannot be told which one it is: with the page's
 * address it must be that sender's, with a name alone the name must be the same, with neither the Message-ID.
 */
export async function confirmMail(
  port: { messages: Pick<MessagesPort, 'find'>; mails: Pick<MailsPort, 'read'> },
  wanted: WantedMail & { name: string },
  now: number,
): Promise<Confirmed | null> {
  if (wanted.subject.trim() === '') return null;
  if (wanted.from === '' && wanted.name === '' && wanted.messageId === '') return null;
  const [found, another] = await findMail(port, wanted, now);
  if (!found || another) return null;
  const [head] = await port.mails.read([found.id], 'head');
  const sender = head?.from;
  if (!sender?.address) return null;
  const told =
    wanted.from !== ''
      ? same(sender.address, wanted.from)
      : wanted.name !== ''
        ? same(sender.name, wanted.name)
        : head?.messageId === wanted.messageId;
  if (!told) return null;
  const risk = head?.risk;
  return { sender, reasons: risk ? [{ kind: 'serverRisk', evidence: risk }] : [] };
}
