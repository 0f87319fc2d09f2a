import type { App } from './app';
import { runtimeClient } from './client';

/** What also a content script has. */
export function pageApp(): Omit<App, 'platform'> {
  return {
    client: runtimeClient(),
    newId: () => crypto.randomUUID(),
    now: () => Date.now(),
    later(run, ms) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}
