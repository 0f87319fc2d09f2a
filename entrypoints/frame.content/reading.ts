import { findMails } from '../../lib/capture';
import { foundPicked } from '../../lib/capture/pick-place';
import { lastPointer } from '../../lib/capture/pointer';
import { type Capture, type Person, peopleOf } from '../../lib/domain/capture';
import type { FrameShown } from '../../lib/domain/frame';
import { type Letter, letterOf } from '../../lib/domain/letter';
import { placeOf } from '../overlay.content/place';

export interface Read {
  capture: Capture;
  letter: Letter | null;
  anchor: Element | null;
  root: Element;
  /** Everybody in the mails of the thread that are open; one may be named twice. */
  people(): Person[];
}

/** More than any thread shows. */
const most = 500;

/** The mail in front, in this document and its same-origin frames. `scope` = the isolated world's global object. */
export function readHere(scope: object): Read | null {
  const mails = findMails(document, location, { ...foundPicked(scope), ...lastPointer(scope) });
  const [mail] = mails;
  if (!mail) return null;
  const capture = mail.capture();
  const people = () =>
    [capture, ...mails.slice(1).map((one) => one.capture())].flatMap(peopleOf).slice(0, most);
  return { people, capture, letter: letterOf(capture, mail.lines()), anchor: mail.anchor, root: mail.root };
}

/** This document belongs to a frame of another origin: what a same-origin one shows is read from above. */
export const isForeign = () => window !== window.top && window.frameElement === null;

/** The chip that is drawn above the frame, in CSS pixels. */
const chip = { width: 110, compactWidth: 26, height: 26 };

export function shownHere(scope: object): FrameShown {
  const view = { width: innerWidth, height: innerHeight };
  const read = readHere(scope);
  if (!read?.letter || !read.anchor) return { view, mail: null };
  const spot = placeOf(read.anchor, read.root, chip);
  const seen = spot && spot.x >= 0 && spot.x < view.width && spot.y >= 0 && spot.y < view.height;
  return { view, mail: { capture: read.capture, letter: read.letter, spot: seen ? spot : null } };
}
