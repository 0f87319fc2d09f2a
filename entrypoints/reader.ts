import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { foreignFrames } from '../lib/capture/foreign';
import { isForeign, readHere, shownHere } from './frame.content/reading';

/**
 * Run by the worker in a tab: what it reads goes back as the script's value. In the top document the open mail and, where
 * that names no sender, the frames that may; who else is in the thread, and what is selected; in a frame of another origin what that shows; elsewhere nothing.
 */
export default defineUnlistedScript({
  main: () => {
    if (isForeign()) return { origin: location.origin, shown: shownHere(globalThis) };
    if (window !== window.top) return null;
    const read = readHere(globalThis);
    const frames = read?.capture.sender ? [] : foreignFrames(document);
    return {
      read: read && { capture: read.capture, letter: read.letter, people: read.people() },
      selection: (getSelection()?.toString() ?? '').slice(0, 200_000),
      frames: frames.map(({ origin, width, height, reads }) => ({ origin, width, height, reads })),
    };
  },
});
