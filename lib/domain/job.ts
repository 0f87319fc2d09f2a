import type { ZodType } from 'zod';
import type { Intent, IntentClass, Sentence } from './intent';

/** An endpoint row's id without the provider, e.g. `contacts.create`: names the lane. */
export type Operation = string;

/** The one write of an intent, as its job decided it. */
export interface Attempt<Result> {
  operation: Operation;
  send(): Promise<Result>;
}

/** A list as it was read from `startedAt` on, complete. One scan serves every intent that asks for the same list. */
export interface Scan<Row = unknown> {
  rows: readonly Row[];
  startedAt: number;
}

/** The list a job looks through, before it sends and when an outcome is unknown. */
export interface ScanSource<Port, Row> {
  operation: Operation;
  page(port: Port, cursor: string | undefined): Promise<{ rows: Row[]; next?: string }>;
}

export type Reconciled<Result> =
  | { verdict: 'done'; result: Result }
  | { verdict: 'absent' }
  | { verdict: 'ambiguous'; why: Sentence };

/** `earlier` are the settled intents of the same resource, newest first. */
export interface JobContext<Port> {
  port: Port;
  now(): number;
  earlier: readonly Intent[];
}

/**
 * What a click means, declared once. The runner reads, waits and writes; a job only decides.
 * A job made of several calls is a parent intent with child intents, each with its own attempt and undo.
 */
export interface Job<Input = unknown, Snapshot = unknown, Result = unknown, Port = unknown, Row = unknown> {
  kind: string;
  version: number;
  input: ZodType<Input>;
  class: IntentClass;
  /** What it may call: consent, host permission and missing abilities follow from it. */
  needs: readonly Operation[];
  /** Same key = same thing: one in flight at a time, in order. The outbox adds the account. */
  resource(input: Input): string;
  scan: ScanSource<Port, Row> | null;
  /** Before the first attempt: what is there already? `'scan'` = the list must be read to say; then asked again with it. */
  look(context: JobContext<Port>, input: Input, scan: Scan<Row> | null): { snapshot: Snapshot } | 'scan';
  /** A newer wish for the same thing while the older still waits; null = both must go. */
  coalesce(waiting: Input, next: Input): Input | null;
  /** The write; or the result where nothing is left to do. */
  attempt(context: JobContext<Port>, input: Input, snapshot: Snapshot): Attempt<Result> | { settled: Result };
  /** Does a repeat of this attempt do no harm? Then an unknown outcome is repeated, not reconciled. */
  repeatable(input: Input, snapshot: Snapshot): boolean;
  /** After an unknown outcome, over a scan begun after quiescence: was it carried out? */
  reconcile(scan: Scan<Row>, input: Input, snapshot: Snapshot): Reconciled<Result>;
  /** The intent that takes a settled one back; null = nothing to take back. */
  undo(settled: Intent<Input, Snapshot, Result>): { kind: string; input: unknown } | null;
  describe(input: Input, result: Result | undefined): Sentence;
}
