import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPage } from '../lib/capture';
import { leaveReaders, type Readers } from '../lib/capture/readers';
import { readSignature } from '../lib/capture/signature/read';
import { lookTwice } from '../lib/capture/trust/look-twice';

const readers: Readers = {
  signature: ({ from, subject, lines }) =>
    readSignature({ from, subject, lines: lines.map(({ text }) => text) }),
  trust: ({ sender, replyTo }) => (sender ? lookTwice({ from: sender, replyTo }).reasons : []),
};

/** Run by the worker in a tab: its value, the open mail or null, goes back as the result; the chip reads on with it. */
export default defineUnlistedScript({
  main: () => {
    leaveReaders(globalThis, readers);
    return readPage(document, location, readers);
  },
});
