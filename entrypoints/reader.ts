import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { findMails } from '../lib/capture';
import { foundPicked } from '../lib/capture/pick-place';
import { lastPointer } from '../lib/capture/pointer';
import { letterOf } from '../lib/domain/letter';

/** Run by the worker in a tab: the open mail and its words, or null, go back as the script's value. */
export default defineUnlistedScript({
  main: () => {
    const [mail] = findMails(document, location, {
      ...foundPicked(globalThis),
      ...lastPointer(globalThis),
    });
    if (!mail) return null;
    const capture = mail.capture();
    return { capture, letter: letterOf(capture, mail.lines()) };
  },
});
