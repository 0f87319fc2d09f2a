import type { CounterKind } from './counter';

/** P(Poisson(mean) = k) for k = 0 … most. */
function poisson(mean: number, most: number): number[] {
  const terms = [Math.exp(-mean)];
  for (let k = 1; k <= most; k += 1) terms.push(((terms[k - 1] ?? 0) * mean) / k);
  return terms;
}

/** Of Poisson arrivals, `load` × capacity, the share that a counter of `count` a window refuses. */
const refusedBy: Readonly<Record<CounterKind, (count: number, load: number) => number>> = {
  /** 1 − E[min(Poisson, C)] / mean. */
  fixed(count, load) {
    const mean = load * count;
    const short = poisson(mean, count).reduce((sum, p, k) => sum + p * (count - k), 0);
    return 1 - (count - short) / mean;
  },
  /** A log of C within W is C servers that each hold a call for exactly W: Erlang's loss formula, which knows only the mean. */
  sliding(count, load) {
    let blocked = 1;
    for (let servers = 1; servers <= count; servers += 1) {
      const carried = load * count * blocked;
      blocked = carried / (servers + carried);
    }
    return blocked;
  },
  /** Tokens at the start of each tick are a Markov chain: all that arrive in a tick share what is there, then one more comes. */
  bucket(count, load) {
    const terms = poisson(load, count);
    let at = [...new Array<number>(count).fill(0), 1];
    for (let round = 0, change = 1; change > 1e-12 && round < 200_000; round += 1) {
      const next = new Array<number>(count + 1).fill(0);
      for (let tokens = 1; tokens <= count; tokens += 1) {
        const here = at[tokens] ?? 0;
        let rest = 1;
        for (let served = 0; served < tokens; served += 1) {
          const p = terms[served] ?? 0;
          rest -= p;
          const left = Math.min(count, tokens - served + 1);
          next[left] = (next[left] ?? 0) + here * p;
        }
        next[1] = (next[1] ?? 0) + here * rest;
      }
      change = next.reduce((sum, p, tokens) => sum + Math.abs(p - (at[tokens] ?? 0)), 0);
      at = next;
    }
    const taken = at.reduce((sum, p, tokens) => {
      const short = terms.slice(0, tokens).reduce((part, q, k) => part + q * (tokens - k), 0);
      return sum + p * (tokens - short);
    }, 0);
    return 1 - taken / load;
  },
};

export const boundRefused = (kind: CounterKind, count: number, load: number): number =>
  refusedBy[kind](count, load);

/** The load, as a share of the capacity, at which sparse calls that know nothing of each other meet this share of refusals. */
export function boundLoad(kind: CounterKind, count: number, refused: number): number {
  let [low, high] = [1e-6, 8];
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (refusedBy[kind](count, middle) < refused) low = middle;
    else high = middle;
  }
  return low;
}

/** The utilisation at that load. */
export const boundUtilisation = (kind: CounterKind, count: number, refused: number): number =>
  boundLoad(kind, count, refused) * (1 - refused);

/**
 * The share refused where whoever is refused tries again until it is taken, at a moment that has nothing to do with the
 * counter: r = refused(load / (1 − r)). 1 = there is no end to it.
 */
export function retriedRefused(kind: CounterKind, count: number, load: number): number {
  let refused = 0;
  for (let round = 0; round < 500 && load < 1; round += 1) {
    const next = refusedBy[kind](count, load / (1 - refused));
    if (next > 0.9) return 1;
    if (next - refused < 1e-6) return next;
    refused = next;
  }
  return 1;
}
