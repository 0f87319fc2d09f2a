import { defineContentScript } from 'wxt/utils/define-content-script';
import { showsMail } from '../lib/capture/seen';

/** The part of the browser's API that is used here: the polyfill would be ten times this file. */
interface Runtime {
  id?: string;
  sendMessage(envelope: { message: 'mail.seen'; input: Record<string, never> }): Promise<unknown>;
}

declare const chrome: { runtime?: Runtime } | undefined;

/** Waits for a mail to show, says so once, and ends. */
function watch(runtime: Runtime | undefined): void {
  // A same-origin frame is read from above.
  if (!runtime || document.contentType !== 'text/html' || window.frameElement) return;
  let waiting = false;
  const observer = new MutationObserver(later);
  const stop = () => {
    observer.disconnect();
    document.removeEventListener('load', later, true);
  };

  function look() {
    waiting = false;
    // After an update of the extension this script belongs to nobody.
    if (!runtime?.id) return stop();
    if (!showsMail(document, location.href)) return;
    stop();
    runtime.sendMessage({ message: 'mail.seen', input: {} }).catch(() => undefined);
  }

  function later() {
    if (waiting) return;
    waiting = true;
    // At most one look in a while, and only in time that the page leaves over.
    setTimeout(
      () => ('requestIdleCallback' in window ? requestIdleCallback(look, { timeout: 1000 }) : look()),
      150,
    );
  }

  observer.observe(document.documentElement, { childList: true, subtree: true });
  // A frame's content arrives without a mutation of this document.
  document.addEventListener('load', later, true);
  later();
}

export default defineContentScript({
  registration: 'runtime',
  main: () => watch(typeof chrome === 'undefined' ? undefined : chrome.runtime),
});
