import type { FailureFacts } from './failure';

/** pending → inFlight → done | unknown | pending | dead;  pending → cancelled;  unknown → done | pending | dead. */
export type IntentState = 'pending' | 'inFlight' | 'unknown' | 'done' | 'dead' | 'cancelled';

/** A person's click goes before bulk, bulk before refresh. */
export type IntentClass = 'click' | 'bulk' | 'refresh';

/** One wish of the person, kept until it is settled and 30 days beyond. */
export interface Intent<Input = unknown, Snapshot = unknown, Result = unknown> {
  /** UUID made where the person acted: enqueuing it twice is one intent. */
  id: string;
  kind: string;
  version: number;
  account: string;
  resource: string;
  class: IntentClass;
  input: Input;
  state: IntentState;
  /** Counts attempts; with `owner` it fences a stopped worker's last write. */
  attempt: number;
  owner: string | null;
  createdAt: number;
  /** Not before this moment (epoch ms of the worker's clock). */
  readyAt: number;
  /** Bumped on every change. */
  updatedAt: number;
  sentAt?: number;
  settledAt?: number;
  /** What was read before sending: what the record was, and its id. */
  snapshot?: Snapshot;
  result?: Result;
  failure?: FailureFacts;
  /** Why it waits or needs the person. */
  waiting?: 'slot' | 'signIn' | 'offline' | 'backoff' | 'quiescence' | 'predecessor';
  needsYou?: boolean;
  /** The intent this one takes back, and the one that took this back. */
  undoes?: string;
  undoneBy?: string;
  parent?: string;
  mail?: { key: string; host: string; subject: string };
}

/** A sentence of `locales/`: key and the values to put in. Values are data in every place they are shown. */
export interface Sentence {
  key: string;
  params: string[];
}

/** What a screen needs of an intent. */
export interface IntentView {
  id: string;
  kind: string;
  account: string;
  state: IntentState;
  describe: Sentence;
  /** When it is expected to go, epoch ms of the wall clock; null when it is not waiting. */
  goesAt: number | null;
  waiting: Intent['waiting'] | null;
  needsYou: boolean;
  failure: FailureFacts | null;
  canUndo: boolean;
  undoneBy: string | null;
  createdAt: number;
  updatedAt: number;
  input: unknown;
}
