import { findMails, mailRef, type OpenMail } from '../../lib/capture';
import type { Looks } from '../../lib/capture/looks';
import { foundPicked } from '../../lib/capture/pick-place';
import { lastPointer } from '../../lib/capture/pointer';
import type { Capture, MailRef } from '../../lib/domain/capture';
import { type Letter, letterOf } from '../../lib/domain/letter';
import type { Place } from './place';

/** An open mail with a sender, as it stands on the page now. */
export interface ShownMail {
  /** Subject, address and date: survives what a page does to its nodes. */
  key: string;
  root: Element;
  anchor: Element;
  capture: Capture;
  letter: Letter;
  ref: MailRef;
  /** It stands in a frame of another origin, whose element root and anchor are: where there the chip goes. */
  frame?: { number: number; place(): Place | null };
}

function shown({ root, anchor, capture: read, lines }: OpenMail, taken: Set<string>): ShownMail | null {
  if (!anchor) return null;
  const capture = read();
  const letter = letterOf(capture, lines());
  if (!letter) return null;
  const base = [capture.subject, letter.sender.address, capture.date].join('\n');
  let key = base;
  for (let twin = 2; taken.has(key); twin++) key = `${base}\n${twin}`;
  taken.add(key);
  return { key, root, anchor, capture, letter, ref: mailRef(capture, location.host) };
}

/**
 * Reads the page. What the letters say beyond their headers is for the worker to read. `framed` is asked where the page
 * itself shows no sender.
 */
export function shownMails(looks: Looks, framed: () => ShownMail[]): ShownMail[] {
  const taken = new Set<string>();
  const mails = findMails(document, location, {
    ...foundPicked(globalThis),
    ...lastPointer(globalThis),
    looks,
  });
  const own = mails.map((mail) => shown(mail, taken)).filter((mail) => mail !== null);
  return own.length > 0 ? own : framed();
}
