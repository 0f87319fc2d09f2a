import type { MessageEdit, Session } from '../api';
import type { Route } from './routes';
import type { Locale, Words } from './words';

export type Layout = 'split' | 'list';

/** What every view needs: the words, who is signed in, where one is, and what can be done. */
export interface Page {
  locale: Locale;
  say: Words;
  session: Session;
  route: Route;
  layout: Layout;
  go(route: Route): void;
  /** The address of a route, for links. */
  href(route: Route): string;
  edit(numbers: readonly number[], change: MessageEdit): void;
  /** The star of a thread is that of its newest message. */
  starThread(thread: number, starred: boolean): void;
  setLayout(layout: Layout): void;
}

/** A click that the page handles itself; new tabs and windows stay the browser's. */
export function isPlainClick(event: Event): boolean {
  return (
    event instanceof MouseEvent &&
    event.button === 0 &&
    !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
  );
}
