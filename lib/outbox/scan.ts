/** A list being read, shared by every intent of the account that needs it. Pages are rows of their own. */
export interface ScanHead {
  key: string;
  row: 'head';
  /** Tells one reading from the next. */
  startedAt: number;
  pages: number;
  cursor?: string;
  /** When the last page was read; absent while pages are missing. */
  completedAt?: number;
  /** Failed page reads in a row, and when the next may be tried. */
  failures: number;
  readyAt: number;
}

export interface ScanPage {
  key: string;
  row: 'page';
  rows: unknown[];
}

/** Writes that may still move rows of a list from page to page: until when, by intent. */
export interface ScanShifts {
  key: string;
  row: 'shifts';
  until: Readonly<Record<string, number>>;
}

export type ScanRow = ScanHead | ScanPage | ScanShifts;

export const scanKey = (account: string, operation: string) => `${account} ${operation}`;
export const pageKey = (scan: string, page: number) => `${scan} #${page}`;
