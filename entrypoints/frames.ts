import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runtimeClient } from '../components/app/client';
import { createFrames } from './frame.content/frames';
import { leaveFrames } from './overlay.content/frames-place';

/** Put in by the worker beside the overlay when a frame of another granted origin has seen a mail. */
export default defineUnlistedScript({
  main: () => leaveFrames(globalThis, createFrames(runtimeClient())),
});
