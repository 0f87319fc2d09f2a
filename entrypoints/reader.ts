import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { gatherHere, isForeign } from './frame.content/reading';

/**
 * Run by the worker in a tab: what it gathers goes back as the script's value. In the top document what that and its
 * same-origin frames show, and what is selected; in a frame of another origin what that shows; elsewhere nothing.
 */
export default defineUnlistedScript({
  main: () => {
    const view = { width: innerWidth, height: innerHeight };
    if (isForeign()) return { origin: location.origin, view, snapshot: gatherHere(globalThis).snapshot };
    if (window !== window.top) return null;
    const selection = (getSelection()?.toString() ?? '').slice(0, 200_000);
    return { snapshot: gatherHere(globalThis).snapshot, selection };
  },
});
