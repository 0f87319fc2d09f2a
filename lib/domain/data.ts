/** Why the outbox's database is not to be had. */
export type StoreTrouble =
  | 'newer' // written by a newer version of this program
  | 'blocked' // another context holds an older version open
  | 'corrupt' // the browser cannot open or read it
  | 'full' // no space left
  | 'unavailable'; // the browser offers none here, e.g. in a private window

/** Calls of this browser in the running month (UTC): a company has so many a month for all its people. */
export interface Usage {
  calls: number;
  /** Of them, those the service refused as too many. */
  refused: number;
}

/** Everything a person can take away, as JSON. */
export interface OutboxExport {
  format: 'mail-quick-edit-outbox';
  version: 1;
  exportedAt: number;
  intents: unknown[];
  drafts: unknown[];
  /** What could not be read, in the browser's words. */
  damaged: string[];
}

/** Troubles that starting anew ends; the others pass when their cause does. */
export const endsAnew = (trouble: StoreTrouble): boolean => trouble === 'newer' || trouble === 'corrupt';
