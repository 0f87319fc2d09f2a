import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { findPicks } from '../lib/capture/pick-find';
import { laidPicks, leavePicked } from '../lib/capture/pick-place';

/** Put in by the worker before the chip and the reader, on hosts where the person has pointed at the sender. */
export default defineUnlistedScript({
  main: () => leavePicked(globalThis, findPicks(laidPicks(globalThis))),
});
