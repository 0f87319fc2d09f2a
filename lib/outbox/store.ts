import type { OutboxExport, StoreTrouble } from '../domain/data';
import type { Draft } from '../domain/draft';
import { Failure } from '../domain/failure';
import type { Intent } from '../domain/intent';
import type { LaneRow } from './lane';
import type { ScanRow } from './scan';

/** What the outbox keeps, by store name. Every row carries its own key. */
export interface Rows {
  intents: Intent;
  lanes: LaneRow;
  drafts: DraftRow;
  scans: ScanRow;
  meta: MetaRow;
}

export type StoreName = keyof Rows;

export const storeNames: readonly StoreName[] = ['intents', 'lanes', 'drafts', 'scans', 'meta'];

export type DraftRow = Draft & {
  key: string;
};

export interface MetaRow {
  key: string;
  value: unknown;
}

/**
 * `strict`: on the disk before the transaction's promise resolves, so that it outlives a power cut.
 * `relaxed`: outlives the worker, may be lost with the machine; what follows from a lost one is found out again.
 */
export type Durability = 'strict' | 'relaxed';

export type IntentIndex =
  | { by: 'resource'; account: string; resource: string }
  | { by: 'state'; state: Intent['state'] }
  /** Of any state that is not settled. */
  | { by: 'open' }
  | { by: 'parent'; parent: string };

/** Inside one transaction: all of it happens, or nothing. Await nothing but these calls in it. */
export interface ReadTx {
  get<Name extends StoreName>(store: Name, key: string): Promise<Rows[Name] | undefined>;
  all<Name extends StoreName>(store: Name): Promise<Rows[Name][]>;
  intents(index: IntentIndex): Promise<Intent[]>;
}

export interface WriteTx extends ReadTx {
  put<Name extends StoreName>(store: Name, row: Rows[Name]): Promise<void>;
  delete(store: StoreName, key: string): Promise<void>;
}

/** Transactions are serial and isolated, across contexts too. A body that throws leaves no trace. */
export interface Store {
  read<Result>(body: (tx: ReadTx) => Promise<Result>): Promise<Result>;
  write<Result>(durability: Durability, body: (tx: WriteTx) => Promise<Result>): Promise<Result>;
  close(): void;
}

export type { OutboxExport, StoreTrouble };

/** Screens show the way to recover by it. Whether something was sent is not for it to say. */
export class StoreError extends Failure {
  readonly trouble: StoreTrouble;

  constructor(trouble: StoreTrouble, options?: ErrorOptions) {
    super({ kind: 'storeBroken', execution: 'unknown', message: trouble }, options);
    this.trouble = trouble;
  }
}

export type OpenedStore =
  | { state: 'ready'; store: Store }
  | {
      state: 'broken';
      trouble: StoreTrouble;
      /** Row by row, whatever can still be read. Never throws. */
      salvage(now: number): Promise<OutboxExport>;
      /** Deletes the database; only after the person said so. */
      reset(): Promise<void>;
    };
