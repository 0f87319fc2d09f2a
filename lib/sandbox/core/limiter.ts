import type { Limit } from '../../http/endpoint';

interface Window {
  limit: Limit;
  /** Ring of the last `count` admitted moments. */
  times: Float64Array;
  next: number;
}

export interface OverLimit {
  limit: Limit;
  /** Whole seconds of the sandbox's clock until a call is admitted. */
  resetSeconds: number;
}

/**
 * A sliding log per key and limit: never more than `count` calls in any `perMs`. At least as strict as a
 * fixed window or a bucket of the same figures. A refused call is not counted.
 */
export class Limiter {
  readonly #windows = new Map<string, Window[]>();
  readonly #colleagues = new Map<string, { everyMs: number; next: number }>();

  /** Counts the call in every window, or in none and says which one is full the longest. */
  admit(key: string, limits: readonly Limit[], now: number): OverLimit | null {
    const windows = this.#of(key, limits);
    if (this.#colleagues.size > 0) this.#letColleaguesCall(key, windows, now);
    return take(windows, now);
  }

  /** Somebody else's admitted calls, as far as there is room. Answers how many there was room for. */
  spend(key: string, limits: readonly Limit[], now: number, count: number): number {
    if (limits.length === 0) return 0;
    let spent = 0;
    while (spent < count && this.admit(key, limits, now) === null) spent += 1;
    return spent;
  }

  /** From now on somebody else calls every so many ms of the sandbox's clock. */
  colleagues(key: string, everyMs: number, now: number): void {
    this.#colleagues.set(key, { everyMs, next: now });
  }

  /** Windows are empty again and colleagues quiet. */
  clear(): void {
    this.#windows.clear();
    this.#colleagues.clear();
  }

  #letColleaguesCall(key: string, windows: readonly Window[], now: number): void {
    const calls = this.#colleagues.get(key);
    if (calls === undefined || windows.length === 0) return;
    const longest = Math.max(...windows.map(({ limit }) => limit.perMs));
    const missed = Math.floor((now - longest - calls.next) / calls.everyMs);
    if (missed > 0) calls.next += missed * calls.everyMs;
    for (; calls.next <= now; calls.next += calls.everyMs) take(windows, calls.next);
  }

  #of(key: string, limits: readonly Limit[]): Window[] {
    const known = this.#windows.get(key);
    if (known !== undefined && known.length === limits.length) return known;
    const made = limits.map((limit) => ({
      limit,
      times: new Float64Array(limit.count).fill(Number.NEGATIVE_INFINITY),
      next: 0,
    }));
    this.#windows.set(key, made);
    return made;
  }
}

function take(windows: readonly Window[], now: number): OverLimit | null {
  let over: OverLimit | null = null;
  for (const window of windows) {
    const waitMs = freeAt(window) - now;
    if (waitMs <= 0) continue;
    const resetSeconds = Math.ceil(waitMs / 1000);
    if (over === null || resetSeconds > over.resetSeconds) over = { limit: window.limit, resetSeconds };
  }
  if (over === null) for (const window of windows) push(window, now);
  return over;
}

function freeAt(window: Window): number {
  return (window.times[window.next] ?? Number.NEGATIVE_INFINITY) + window.limit.perMs;
}

function push(window: Window, now: number): void {
  window.times[window.next] = now;
  window.next = (window.next + 1) % window.limit.count;
}
