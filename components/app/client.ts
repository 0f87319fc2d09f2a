import { browser } from 'wxt/browser';
import type { FailureFacts } from '../../lib/domain/failure';
import { type Client, createSend, eventOf, Refused } from '../../lib/messages/caller';

/** The way to the worker from a page of the extension or a content script. */
export function runtimeClient(): Client {
  return {
    send: createSend((envelope) => browser.runtime.sendMessage(envelope)),
    onEvent(listener) {
      const heard = (message: unknown, sender: { id?: string }) => {
        const event = eventOf(message, sender.id, browser.runtime.id);
        if (event) listener(event);
      };
      browser.runtime.onMessage.addListener(heard);
      return () => browser.runtime.onMessage.removeListener(heard);
    },
  };
}

/** What went wrong with a message; a worker that could not be reached is `unavailable`. */
export function failureOf(error: unknown): FailureFacts {
  return error instanceof Refused ? error.failure : { kind: 'unavailable', execution: 'unknown' };
}
