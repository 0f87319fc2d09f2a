import type { Clock } from '../domain/clock';
import type { Draft, DraftContent, DraftKey } from '../domain/draft';
import type { Group, Intent, IntentClass, IntentView } from '../domain/intent';
import type { Job, Operation } from '../domain/job';
import type { Leaving } from '../http/client';
import type { Endpoint, Limit } from '../http/endpoint';
import type { Policy } from './policy';
import type { OutboxExport, Store } from './store';

/** Called with the row right before each HTTP call of a port. Throws to stop the call: let that error pass as it is. */
export type Gate = (row: Pick<Endpoint, 'id' | 'limits'>, how?: Leaving) => Promise<void>;

/** One server counter: API × app × tenant. */
export interface Lane {
  key: string;
  limits: readonly Limit[];
}

/** Where slots are handed out by somebody who sees all clients. The same id is the same ticket. */
export interface TicketSource {
  ask(lane: string, intentClass: IntentClass, id: string): Promise<{ at: number; expires: number }>;
}

/** A job among others: each is only given what it made itself. */
export type AnyJob<Port> = Job<unknown, unknown, unknown, Port, unknown>;

export interface OutboxDeps<Port> {
  clock: Clock;
  store: Store;
  /** 0 ≤ x < 1. */
  random(): number;
  /** This worker's life: new at each start. */
  owner: string;
  jobs: readonly AnyJob<Port>[];
  /** May throw a `Failure` (account gone, sign in again). Every call of the port goes through `gate`. */
  port(account: string, gate: Gate): Port;
  laneOf(account: string, operation: Operation): Lane;
  online(): boolean;
  /** Call `run()` at this moment of the clock (timer and alarm); null = no need. Replaces the earlier one. */
  wakeAt(ms: number | null): void;
  /** After each committed change, for events. */
  changed(intent: Intent): void;
  /** After each commit that settled one as done, those that no screen shows among them. */
  settled?(intent: Intent): void;
  /** `fn` after `ms` of real time, whatever the clock shows: requests take real time. Returns the way to call it off. */
  timer(ms: number, fn: () => void): () => void;
  /** What goes before: a run reads and decides at once, but writes and sends nothing until this is settled. Never rejects. */
  first?: Promise<unknown>;
  /** Requests under way: keep the worker alive while it is not 0. */
  busy?(requests: number): void;
  tickets?: TicketSource;
  policy?: Partial<Policy>;
  /** How many people share the company's app, as its policy says now; 0 = it does not. Batches space themselves by it. */
  seats?(): number;
}

/** One wish, as the caller states it. `id` is made where the person acted. */
export interface Enqueue {
  id: string;
  kind: string;
  account: string;
  input: unknown;
  mail?: Intent['mail'];
  class?: IntentClass;
  /** The draft this wish came from: gone in the same transaction. */
  draft?: DraftKey;
}

/** Many wishes that the person made as one: one row on the screens, one undo. */
export interface EnqueueGroup extends Pick<Group, 'ordered' | 'describe' | 'back'> {
  id: string;
  /** Names what it does; no job of that name is needed. */
  kind: string;
  account: string;
  children: readonly { kind: string; input: unknown }[];
}

export type DraftPut = Pick<Draft, 'account' | 'mail'> &
  DraftContent & {
    /** The revision the writer knew; 0 = none. */
    revision: number;
  };

/**
 * Every change is durable when its promise resolves. Rejects with `Failure` (`invalid`, `notFound`, `conflict`)
 * or `StoreError`.
 */
export interface Outbox {
  /** The answer may be an earlier intent that this wish joined. The same id again is the same intent. */
  enqueue(wish: Enqueue): Promise<Intent>;
  /** All or none of its parts are kept. They go after clicks, each once; the same id again is the same group. */
  enqueueGroup(wish: EnqueueGroup): Promise<Intent>;
  /** Not sent yet: cancelled, and the answer is the cancelled one. Else the answer is the intent that takes it back. */
  undo(id: string, of: string): Promise<Intent>;
  /**
   * A dead one again, or a waiting one at once. `anyway`: the person was shown its `why` and wants it done all the same; false =
   * no `why` was shown, so that a screen which asks twice does not answer one that came between. Not said = true.
   */
  retry(id: string, anyway?: boolean): Promise<Intent>;
  /** Another input for a dead or waiting one. */
  edit(id: string, input: unknown): Promise<Intent>;
  /** The person gives a dead or waiting one up. */
  drop(id: string): Promise<Intent>;
  /** Halts a group, or lets it go on: what was sent stays. */
  pause(id: string, paused: boolean): Promise<Intent>;
  get(id: string): Promise<Intent | null>;
  /** Newest first; those that joined another are left out. */
  list(limit?: number): Promise<Intent[]>;
  /** The parts of a group that need the person, in its order. */
  stuck(group: string): Promise<Intent[]>;
  /** All that was done and is still kept, parts of groups among them, in the order in which it was settled. */
  done(): Promise<Intent[]>;
  /** All that is still to come of this account, parts of groups among them, in the order of the wishes. */
  open(account: string): Promise<Intent[]>;
  /** All intents of the resource that an input of this kind names, newest first. The input need not be complete. */
  about(account: string, kind: string, input: unknown): Promise<Intent[]>;
  view(intents: readonly Intent[]): Promise<IntentView[]>;
  counts(): Promise<{ open: number; needsYou: number }>;
  /** Sign-in, consent or settings of the account changed: what waited for that goes on. */
  resume(account: string): Promise<void>;
  /** Works off what can go now; resolves when nothing can before the next `wakeAt`. Call at start, wake and change. */
  run(): Promise<void>;
  drafts: {
    get(key: DraftKey): Promise<Draft | null>;
    put(draft: DraftPut): Promise<{ draft: Draft; overwrote: Draft | null }>;
    drop(key: DraftKey): Promise<void>;
  };
  /** Calls of each counter in its last month: a company has so many a month in all. */
  usage(): Promise<{ lane: string; month: string; calls: number; refused: number }[]>;
  export(): Promise<OutboxExport>;
}
