import type { Capture } from '../domain/capture';
import type { OpenMail, ReadOptions } from './mail';

export { mailRef } from '../domain/mail-ref';
export type { Line, LookTwice, OpenMail, ReadOptions, ReadSignature } from './mail';

/** Every open mail of the page, the one the person means first; empty where the page shows none. */
export function findMails(
  _document: Document,
  _location: Location | URL,
  _options: ReadOptions = {},
): OpenMail[] {
  return [];
}

/** The mail the person has open. Null where the page shows no mail; `sender: null` where the sender is not sure. */
export function readPage(
  document: Document,
  location: Location | URL,
  options: ReadOptions = {},
): Capture | null {
  return findMails(document, location, options)[0]?.capture() ?? null;
}
