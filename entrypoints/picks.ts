import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { laidPicks, leavePicked } from '../lib/capture/pick-place';
import { readPicked } from '../lib/capture/picked';

/** Put in by the worker before the chip and the reader, on hosts where the person has pointed at the sender. */
export default defineUnlistedScript({
  main: () => leavePicked(globalThis, readPicked(laidPicks(globalThis))),
});
