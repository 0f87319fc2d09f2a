import type { IntentClass } from '../../lib/domain/intent';
import type { Limit } from '../../lib/http/endpoint';

/** Somebody who wants to call. */
export interface Wish {
  /** The same id is the same wish, asked again. */
  id: string;
  person: string;
  class: IntentClass;
}

/** `at` ≤ now: go, at once. Later: ask again then. Epoch ms of the queue's clock. */
export interface Place {
  granted: boolean;
  at: number;
  now: number;
}

/** One queue per app × tenant × endpoint. Rejects where it cannot say, and then nobody may go. */
export interface Slots {
  /** Null = too many wait already. */
  ask(lane: string, limits: readonly Limit[], wish: Wish): Promise<Place | null>;
  /** The service refused: nobody goes for `ms`. */
  block(lane: string, ms: number): Promise<void>;
  /** Rejects while the state is not to be had. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/**
 * How long a grant may be on its way to the service. Windows are longer by as much, so that calls that leave late still
 * keep the documented limit to the letter.
 */
export const holdMs = (perMs: number): number => Math.min(2_000, Math.max(200, Math.round(perMs / 30)));

/** A limit as the queue keeps it. */
export interface Window {
  count: number;
  ms: number;
}

export const windowsOf = (limits: readonly Limit[]): Window[] =>
  limits.map(({ count, perMs }) => ({ count, ms: perMs + holdMs(perMs) }));

export const longest = (windows: readonly Window[]): number => Math.max(0, ...windows.map(({ ms }) => ms));

/** Of the shortest window: for how long the same grant is given again. */
export const holdOf = (limits: readonly Limit[]): number =>
  Math.min(2_000, ...limits.map(({ perMs }) => holdMs(perMs)));

export const ranks: Readonly<Record<IntentClass, number>> = { click: 0, bulk: 1, refresh: 2 };

/** Who does not come back this long after the time they were told has gone away. */
export const patienceMs = 15_000;
/** Bulk that has waited this many windows goes like a click: nobody starves. */
export const agedWindows = 10;
export const maxPerPerson = 200;
export const maxWaiting = 5_000;
