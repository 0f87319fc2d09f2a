import { diceOf } from '../sim/random';
import { arrivalsOf } from './arrivals';
import { type CounterKind, createCounter, type Quota } from './counter';
import type { CrowdOptions, CrowdResult } from './crowd';

/** Somebody who sees all: first come, first served, one call a gap, never refused. */
export function centralFifo({
  seed,
  quota,
  clients,
  arrivals,
  span,
  warmUp,
}: Omit<CrowdOptions, 'policy'>): CrowdResult {
  const dice = diceOf(seed);
  const gap = quota.perMs / quota.count;
  const load = 'load' in arrivals ? arrivals.load : 0;
  const wishes: { at: number; client: number }[] = [];
  const served = new Array<number>(clients).fill(0);
  for (let client = 0; client < clients; client += 1)
    for (const at of arrivalsOf(arrivals, dice, span, load > 0 ? (clients * gap) / load : 0))
      wishes.push({ at, client });
  wishes.sort((a, b) => a.at - b.at);
  if (arrivals.kind === 'saturated')
    for (let turn = 0; turn * gap < span; turn += 1) wishes.push({ at: turn * gap, client: turn % clients });
  const taken: number[] = [];
  const waits: number[] = [];
  for (const { at, client } of wishes) {
    const free = (taken.at(-quota.count) ?? Number.NEGATIVE_INFINITY) + quota.perMs;
    const slot = Math.max(at, free, taken.at(-1) ?? 0);
    if (slot >= span) break;
    taken.push(slot);
    if (slot < warmUp) continue;
    waits.push(slot - at);
    served[client] = (served[client] ?? 0) + 1;
  }
  waits.sort((a, b) => a - b);
  const quantile = (q: number) => waits[Math.min(waits.length - 1, Math.floor(q * waits.length))] ?? 0;
  const sum = waits.length;
  const squares = served.reduce((total, each) => total + each * each, 0);
  const utilisation = (sum * gap) / (span - warmUp);
  return {
    ...{ utilisation, refused: 0, refusedFirst: 0, load: utilisation, refusals: 0, accepted: sum },
    jain: squares > 0 ? (sum * sum) / (clients * squares) : 1,
    ...{ offP50: 0, offP95: 0, told: 0 },
    ...{ waitP50: quantile(0.5), waitP95: quantile(0.95) },
  };
}

/** How somebody who sees all lays the places of saturated clients. */
export interface Layout {
  /** Evenly apart, or a window's worth at one moment. */
  places: 'even' | 'together';
  /** × the quota's rate. */
  load: number;
  /** Each wakes early, and once more where it is too early still: as near to its place as late wake-ups let it. */
  early?: boolean;
}

/** Wakes up to 200 ms late; from `aim` on and not before `soonest`, ms from its place. */
const [lateness, aim, soonest] = [200, -120, -40];

/**
 * Saturated clients whose places somebody laid: what is left is that each wakes late and its call takes its time, as in a
 * crowd. Refused calls are not tried again.
 */
export function laidPlaces(kind: CounterKind, quota: Quota, { places, load, early }: Layout, calls: number) {
  const dice = diceOf(3);
  const counter = createCounter(kind, quota, dice.random() * quota.perMs);
  const { count, perMs } = quota;
  const gap = perMs / count / load;
  const woken = () => {
    let at = (early ? aim : 0) + dice.random() * lateness;
    while (early && at < soonest) at += dice.random() * lateness;
    return at;
  };
  const arriving = Array.from({ length: calls }, (_, turn) => {
    const place = places === 'even' ? turn : Math.floor(turn / count) * count;
    return perMs + place * gap + woken() + 20 + dice.random() * 130;
  }).sort((a, b) => a - b);
  const taken = arriving.filter((at) => counter.take(at) === null).length;
  return { used: (taken / calls) * load, refused: 1 - taken / calls };
}

const loads = [0.85, 0.88, 0.9, 0.91, 0.92, 0.93, 0.95, 0.96, 0.97, 0.98, 1, 1.03, 1.06, 1.1];

/** The most that such places use where no more than `most` of their calls are refused. */
export function laidBest(
  kind: CounterKind,
  quota: Quota,
  layout: Omit<Layout, 'load'>,
  most: number,
): { used: number; refused: number } {
  const all = loads.map((load) => laidPlaces(kind, quota, { ...layout, load }, 60_000));
  const kept = all.filter(({ refused }) => refused <= most);
  return kept.reduce((best, each) => (each.used > best.used ? each : best), { used: 0, refused: 0 });
}
