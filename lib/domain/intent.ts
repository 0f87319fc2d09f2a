import type { FailureFacts } from './failure';

/** pending → inFlight → done | unknown | pending | dead;  pending → cancelled;  unknown → done | pending | dead. */
export type IntentState = 'pending' | 'inFlight' | 'unknown' | 'done' | 'dead' | 'cancelled';

/** A person's click goes before bulk, bulk before refresh. */
export type IntentClass = 'click' | 'bulk' | 'refresh';

/** What a record was, is and should be, where a wish met somebody else's change. Shown side by side. */
export interface Versions {
  /** As our last write left it; null = it did not exist. */
  ours: unknown;
  /** As it is now; null = it is gone. */
  now: unknown;
  /** As the wish would leave it; null = deleted. */
  wanted: unknown;
}

/** What a parent says of the children that carry out its one wish. The rest of them is open. */
export interface Group {
  /** One after the other, and one that needs the person stops those behind it. */
  ordered: boolean;
  total: number;
  done: number;
  dead: number;
  cancelled: number;
  /** The person halted it: what has not gone waits until they let it go on. */
  paused?: boolean;
  describe: Sentence;
  /** The same of the group that takes this one back. */
  back: Sentence;
}

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
  /** When the person last sent it on or changed it: then its place among the wishes for its resource; else `createdAt` is. */
  wishedAt?: number;
  /** Not before this moment (epoch ms of the worker's clock). */
  readyAt: number;
  updatedAt: number;
  /** Bumped on every change: who decided on an older row decides again. */
  revision: number;
  /** What is read to decide on this wish must have been read from this moment on. */
  lookAfter: number;
  sentAt?: number;
  settledAt?: number;
  /** What was read before sending: what the record was, and its id. */
  snapshot?: Snapshot;
  result?: Result;
  failure?: FailureFacts;
  /** Failures in a row, for the backoff. */
  failures?: number;
  /** Refusals that made it look again, since the person last sent it on. */
  looks?: number;
  /** The write that was tried last; names the lane. */
  operation?: string;
  /** The browser may have sent the last attempt twice and shown one answer. */
  resendable?: boolean;
  /** Housekeeping that nobody asked for: shown only where it needs the person. */
  quiet?: boolean;
  /** An attempt of unknown outcome may still land until then: nothing else on this resource is sent before. */
  unclearUntil?: number;
  /** What it was sent with in tries that may have been carried out, where an edit replaced that. */
  tried?: Input[];
  /** A harmless write of unknown outcome that is repeated rather than reconciled: it can no longer be cancelled. */
  maybeExecuted?: boolean;
  /** Why only the person can decide, and what they decide between. */
  why?: Sentence;
  versions?: Versions;
  /** The person saw `why` and wants it done all the same. */
  forced?: boolean;
  /** A newer wish for the same thing joined this waiting one; its own row only leads there. */
  mergedInto?: string;
  /** Why it waits or needs the person. */
  waiting?: 'slot' | 'signIn' | 'offline' | 'backoff' | 'quiescence' | 'predecessor' | 'paused';
  needsYou?: boolean;
  /** The intent this one takes back, and the one that took this back. */
  undoes?: string;
  undoneBy?: string;
  /** The group this one is a part of; its own screens show the group. */
  parent?: string;
  /** Of a group: it is sent by its children alone. */
  group?: Group;
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
  why: Sentence | null;
  versions: Versions | null;
  canUndo: boolean;
  undoneBy: string | null;
  /** Nothing of it is on its way: another wish may take its place. */
  mayEdit?: true;
  /** Given up, and a try of unknown outcome may have been carried out. */
  maybeSent?: true;
  /** Of a group: how many of its parts are through, and how many need the person. */
  progress: { done: number; dead: number; total: number } | null;
  createdAt: number;
  updatedAt: number;
  input: unknown;
}
