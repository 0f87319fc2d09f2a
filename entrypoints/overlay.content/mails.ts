import { findMails, mailRef, type OpenMail } from '../../lib/capture';
import { foundReaders } from '../../lib/capture/readers';
import type { Capture, MailRef } from '../../lib/domain/capture';

/** An open mail with a sender, as it stands on the page now. */
export interface ShownMail {
  /** Subject, address and date: survives what a page does to its nodes. */
  key: string;
  root: Element;
  anchor: Element;
  capture: Capture;
  ref: MailRef;
}

function shown({ root, anchor, capture: read }: OpenMail, taken: Set<string>): ShownMail | null {
  if (!anchor) return null;
  const capture = read();
  if (!capture.sender) return null;
  const base = [capture.subject, capture.sender.address, capture.date].join('\n');
  let key = base;
  for (let twin = 2; taken.has(key); twin++) key = `${base}\n${twin}`;
  taken.add(key);
  return { key, root, anchor, capture, ref: mailRef(capture, location.host) };
}

/** Reads the page; with signature and trust once their reader is there. */
export function shownMails(scope: object): ShownMail[] {
  const taken = new Set<string>();
  const mails = findMails(document, location, foundReaders(scope) ?? {});
  return mails.map((mail) => shown(mail, taken)).filter((mail) => mail !== null);
}
