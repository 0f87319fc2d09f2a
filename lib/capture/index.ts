import type { Capture } from '../domain/capture';
import { readSnapshot } from './judge';
import type { Line } from './mail';
import { type GatherNeeds, takeSnapshot } from './snapshot';

/** An open mail on a page at hand. */
export interface OpenMail {
  /** The element that holds the mail's header and body. */
  root: Element;
  /** The element that shows the sender. Null where the sender is not known. */
  anchor: Element | null;
  capture(): Capture;
  lines(): Line[];
}

/**
 * Both halves at once, where one program holds the page and reads it: every open mail, the one the person means first. In a
 * browser the page gathers (`takeSnapshot`) and the worker reads (`readSnapshot`).
 */
export function findMails(document: Document, location: Location | URL, needs: GatherNeeds = {}): OpenMail[] {
  const { snapshot, element } = takeSnapshot(document, location, needs);
  return readSnapshot(snapshot).mails.flatMap((mail) => {
    const root = element(mail.document, mail.root);
    if (!root) return [];
    const anchor = mail.anchor === null ? null : element(mail.document, mail.anchor);
    return [{ root, anchor, capture: mail.capture, lines: mail.lines }];
  });
}

/** The mail the person has open. Null where the page shows no mail; `sender: null` where the sender is not sure. */
export function readPage(
  document: Document,
  location: Location | URL,
  needs: GatherNeeds = {},
): Capture | null {
  return findMails(document, location, needs)[0]?.capture() ?? null;
}
