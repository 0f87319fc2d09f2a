import type { DBSchema } from 'idb';
import type { PackedSegment, Segment } from '../contacts/search-index';
import type { Contact } from '../domain/contact';
import type { FailureFacts } from '../domain/failure';
import type { ListName, Lists } from '../domain/lists';

/** A contact as it is stored. */
export interface ContactRow {
  /** `rowKey`: the primary key, and the key of its search text. */
  key: string;
  account: string;
  id: string;
  record: Contact;
  /** `a:` + address key, `l:` + likely key, `p:` + phone key, for the one index over all of them. */
  found: string[];
  /** `sortKey` of the name. */
  order: string;
  text: string;
  seenAt: number;
  source: 'list' | 'own';
  /** The count of the account when it was written: orders what a clock that jumps cannot. */
  tick: number;
  /** The last walk that met it. */
  walk: number;
  /** Whole walks in a row that did not meet it. */
  missed: number;
}

/** A contact we deleted: a page that was asked for before does not bring it back. */
export interface GoneRow {
  key: string;
  account: string;
  tick: number;
}

/** An account's walk over its list. Resting: `readyAt` is when the next begins. */
export interface WalkRow {
  account: string;
  /** Raised by each page asked for and each own write. */
  tick: number;
  /** Counts walks. */
  walk: number;
  walking: boolean;
  /** The person waits for it, or there was none before: at the pace of a first fill. */
  fast: boolean;
  cursor?: string;
  /** Pages read in this walk. */
  pages: number;
  /** Rows read in this walk. */
  rows: number;
  startedTick: number;
  startedAt: number;
  readyAt: number;
  failures: number;
  /** Times this walk had to begin again. */
  restarts: number;
  stopped: 'signIn' | 'forbidden' | 'budget' | null;
  /** The last whole walk; null = never. */
  doneAt: number | null;
  /** When the last whole walk had begun. */
  doneFrom: number | null;
  total: number | null;
  donePages: number;
  /** Calls in `month`. */
  month: string;
  calls: number;
  sawAddress: boolean;
  withheld: boolean;
}

export type SegmentRow = { seq?: number } & (
  | ({ packed: false } & Segment)
  | ({ packed: true } & PackedSegment)
);

/** Two records of which the person said that they are not the same. */
export interface ApartRow {
  key: string;
  account: string;
}

/** A list that the service gives whole. `rows` holds the one that `name` says, once it was read. */
export interface ListRow {
  key: string;
  account: string;
  name: ListName;
  rows: Partial<Lists>;
  /** Raised by each question and each own write. */
  tick: number;
  readAt: number | null;
  triedAt: number;
  readyAt: number;
  failures: number;
  failed: FailureFacts | null;
  /** Calls in `month`. */
  month: string;
  calls: number;
}

export interface MirrorDb extends DBSchema {
  contacts: {
    key: string;
    value: ContactRow;
    indexes: { found: string; listed: [string, string]; walked: [string, number] };
  };
  gone: { key: string; value: GoneRow; indexes: { account: string } };
  walks: { key: string; value: WalkRow };
  segments: { key: number; value: SegmentRow };
  learnt: { key: string; value: { id: string } };
  apart: { key: string; value: ApartRow; indexes: { account: string } };
  lists: { key: string; value: ListRow; indexes: { account: string } };
}

export const listKey = (account: string, name: ListName): string => `${account} ${name}`;
export const rowKey = (account: string, id: string): string => `${account} ${id}`;
/** All rows of an account, in each store whose keys begin with it. */
export const rowsOf = (account: string): IDBKeyRange => IDBKeyRange.bound(`${account} `, `${account} \uffff`);
