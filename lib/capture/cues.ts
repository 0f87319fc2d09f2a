import { attribute, type Bit, type Box, type Page } from './page';
import type { Action } from './words';

/** What each bit is, and running totals so that a question about any element costs one subtraction. */
export interface Cues {
  page: Page;
  bits: Bit[];
  zones: Uint8Array;
  date: Uint8Array;
  toLine: Uint8Array;
  action: (Action | undefined)[];
  heading: Uint8Array;
  folder: Uint8Array;
  /** Belongs to a label that is not the sender's. */
  owned: Uint8Array;
  /** Text that a row of the list shows as well, and the addresses of the list. */
  echo: Uint8Array;
  listed: Set<string>;
  /** Running totals: `sum[i]` counts bits before i. */
  dates: Uint32Array;
  texts: Uint32Array;
  recipients: Uint32Array;
  replies: Uint32Array;
  forwards: Uint32Array;
  /** Characters that can be a mail's text: no rows, chrome, actions or compose panes. */
  prose: Uint32Array;
  folders: number;
  /** The page's title, folded for comparison. */
  title: string;
}

export const within = (sum: Uint32Array, from: number, to: number): number =>
  (sum[to] ?? 0) - (sum[from] ?? 0);

/** Names of classes, ids and test ids: a hint, never a proof. */
export const hints = (box: Box, words: RegExp): boolean => words.test(attribute(box, 'hint') ?? '');

/** Words as they are compared. */
export const squeeze = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();
