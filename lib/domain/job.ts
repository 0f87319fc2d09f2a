import type { ZodType } from 'zod';
import type { ContactFields } from './contact';
import type { FailureFacts } from './failure';
import type { Intent, IntentClass, Sentence, Versions } from './intent';
import type { LeftInLists } from './lists';

/** An endpoint row's id without the provider, e.g. `contacts.create`: names the lane. */
export type Operation = string;

/** The one write of an intent, as its job decided it. */
export interface Attempt<Result> {
  operation: Operation;
  send(): Promise<Result>;
}

/** A list as it was read from `startedAt` on. One scan serves every intent that asks for the same list. */
export interface Scan<Row = unknown> {
  rows: readonly Row[];
  startedAt: number;
  /** False while pages are missing: what is there is there, what is not may still come. */
  complete: boolean;
}

/** The list a job looks through, before it sends and when an outcome is unknown. */
export interface ScanSource<Port, Row> {
  operation: Operation;
  /** Writes that may shift pages under a scan: it starts anew after one. */
  disturbedBy: readonly Operation[];
  page(port: Port, cursor: string | undefined): Promise<{ rows: Row[]; next?: string }>;
}

export type Reconciled<Result> =
  | { verdict: 'done'; result: Result }
  | { verdict: 'absent' }
  | { verdict: 'ambiguous'; why: Sentence };

/** A contact as a write of ours left it: what was sent, or null = gone. */
export interface LeftContact {
  id: string;
  fields: ContactFields | null;
}

/** `earlier` are the settled intents of the same resource, newest first. */
export interface LookContext {
  now(): number;
  earlier: readonly Intent[];
  /** The person was asked and said: do it. */
  forced: boolean;
}

/** `'scan'` = (more of) the list must be read to say; the look is asked again with it. */
export type Looked<Snapshot> = { snapshot: Snapshot } | 'scan' | { needsYou: Sentence; versions?: Versions };

export interface SendContext<Port> {
  port: Port;
  now(): number;
  /** Real milliseconds; a send may use them to see whether its write stands. */
  pause(ms: number): Promise<void>;
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
  /** Before an attempt: what is there already? Pure. */
  look(context: LookContext, input: Input, scan: Scan<Row> | null): Looked<Snapshot>;
  /** A newer wish for the same thing while the older still waits; null = both must go. */
  coalesce(waiting: Input, next: Input): Input | null;
  /** The write; or the result where nothing is left to do. */
  attempt(
    context: SendContext<Port>,
    input: Input,
    snapshot: Snapshot,
  ): Attempt<Result> | { settled: Result };
  /** Does a repeat of this attempt do no harm? Then an unknown outcome is repeated, not reconciled. */
  repeatable(input: Input, snapshot: Snapshot): boolean;
  /**
   * After an unknown outcome, over a scan begun after quiescence: was it carried out? `others` are the account's other
   * wishes of this kind, for rows that could be theirs.
   */
  reconcile(
    scan: Scan<Row>,
    input: Input,
    snapshot: Snapshot,
    others?: readonly Intent[],
  ): Reconciled<Result>;
  /** A definite refusal that means more than "no": it is so already, or the look was out of date. */
  refused?(failure: FailureFacts, input: Input, snapshot: Snapshot): { settled: Result } | 'lookAgain' | null;
  /**
   * The intent that takes a settled one back, or (without `result`) one that was given up after a harmless try of unknown
   * outcome; null = nothing to take back. */
  undo(settled: Intent<Input, Snapshot, Result>): { kind: string; input: unknown } | null;
  /**
   * What is to be looked after once it is done, later and unasked; null = nothing. `resendable`: the browser may have
   * sent the write twice and shown one answer.
   */
  followUp?(
    settled: Intent<Input, Snapshot, Result>,
    resendable: boolean,
  ): { kind: string; input: unknown } | null;
  /** The contacts it leaves behind once it is done: the mirror learns from them. */
  leaves?(settled: Intent<Input, Snapshot, Result>): readonly LeftContact[];
  /** The same of labels, rules and folders. */
  leavesIn?(settled: Intent<Input, Snapshot, Result>): LeftInLists;
  describe(input: Input, result: Result | undefined): Sentence;
}
