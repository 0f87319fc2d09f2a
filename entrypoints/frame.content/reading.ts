import { foundPicked } from '../../lib/capture/pick-place';
import { lastPointer } from '../../lib/capture/pointer';
import { takeSnapshot } from '../../lib/capture/snapshot';
import type { FrameShown } from '../../lib/domain/frame';
import type { Client } from '../../lib/messages/caller';
import { placeOf } from '../overlay.content/place';

/** What this document and its same-origin frames show. `scope` = the isolated world's global object. */
export const gatherHere = (scope: object) =>
  takeSnapshot(document, location, { ...foundPicked(scope), ...lastPointer(scope) });

/** This document belongs to a frame of another origin: what a same-origin one shows is read from above. */
export const isForeign = () => window !== window.top && window.frameElement === null;

/** The chip that is drawn above the frame, in CSS pixels. */
const chip = { width: 110, compactWidth: 26, height: 26 };

/** The mail in front as the worker reads it, and where beside its sender a chip has room. */
export async function shownHere(scope: object, { send }: Client): Promise<FrameShown> {
  const view = { width: innerWidth, height: innerHeight };
  const { snapshot, element } = gatherHere(scope);
  const [mail] = (await send('page.read', { snapshot, patient: true })).mails;
  const anchor = mail && element(mail.document, mail.anchor);
  const root = mail && element(mail.document, mail.root);
  if (!mail?.letter || !anchor || !root) return { view, mail: null };
  const spot = placeOf(anchor, root, chip);
  const seen = spot && spot.x >= 0 && spot.x < view.width && spot.y >= 0 && spot.y < view.height;
  return { view, mail: { capture: mail.capture, letter: mail.letter, spot: seen ? spot : null } };
}
