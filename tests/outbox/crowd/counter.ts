export type CounterKind = 'fixed' | 'sliding' | 'bucket';
export const counterKinds: readonly CounterKind[] = ['fixed', 'sliding', 'bucket'];

export interface Quota {
  count: number;
  perMs: number;
}

/** A service's counter for one API, app and tenant. What it refuses is not counted. */
export interface Counter {
  /** Null = taken; else ms until it counts anew, as the header says it: whole seconds, rounded up. */
  take(at: number): number | null;
  /** Another in the same state. */
  copy(): Counter;
}

const wholeSeconds = (ms: number) => Math.max(1, Math.ceil(ms / 1000)) * 1000;

function fixed(quota: Quota, phase: number, window = -1, used = 0): Counter {
  const { count, perMs } = quota;
  return {
    take(at) {
      const now = Math.floor((at + phase) / perMs);
      if (now !== window) used = 0;
      window = now;
      used += 1;
      return used <= count ? null : wholeSeconds((now + 1) * perMs - phase - at);
    },
    copy: () => fixed(quota, phase, window, used),
  };
}

function sliding(quota: Quota, taken: number[] = []): Counter {
  const { count, perMs } = quota;
  return {
    take(at) {
      while (taken[0] !== undefined && taken[0] <= at - perMs) taken.shift();
      if (taken.length >= count) return wholeSeconds((taken[0] ?? at) + perMs - at);
      taken.push(at);
      return null;
    },
    copy: () => sliding(quota, [...taken]),
  };
}

/** Holds a window's worth, and gets a token at each tick. */
function bucket(quota: Quota, phase: number, tokens = quota.count, last?: number): Counter {
  const { count, perMs } = quota;
  const tick = perMs / count;
  return {
    take(at) {
      const now = Math.floor((at + phase) / tick);
      tokens = Math.min(count, last === undefined ? count : tokens + now - last);
      last = now;
      if (tokens < 1) return wholeSeconds((now + 1) * tick - phase - at);
      tokens -= 1;
      return null;
    },
    copy: () => bucket(quota, phase, tokens, last),
  };
}

export function createCounter(kind: CounterKind, quota: Quota, phase: number): Counter {
  if (kind === 'fixed') return fixed(quota, phase);
  return kind === 'sliding' ? sliding(quota) : bucket(quota, phase);
}
