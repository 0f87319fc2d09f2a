import type { Browser, Runtime } from 'webextension-polyfill';
import type { RawSender, Receiver } from '../../lib/messages/receiver';

declare const browser: Browser | undefined;
declare const chrome: Browser;

/** The browser's own API, without a layer between: in both browsers its calls answer by promises. */
export const nativeBrowser = (): Browser => (typeof browser === 'undefined' ? chrome : browser);

type Answer = (response: unknown) => void;

/** Hands messages to `receive`. Chromium takes no promise for an answer: it is told to wait, then called. */
export function listen(event: Runtime.Static['onMessage'], receive: Receiver): void {
  // The types know only of listeners to whom every message is theirs.
  function called(message: unknown, sender: RawSender, answer: Answer): true;
  function called(message: unknown, sender: RawSender, answer: Answer): true | undefined {
    const reply = receive(message, sender);
    void reply?.then(answer);
    return reply && true;
  }
  const promised = (message: unknown, sender: RawSender) => receive(message, sender);
  event.addListener(import.meta.env.FIREFOX ? promised : called);
}
