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

/**
 * Saturated clients whose places somebody laid apart evenly, `load` × the quota's rate: what is left is that each wakes late and
 * its call takes its time, as in a crowd. Refused calls are not tried again.
 */
export function evenPlaces(kind: CounterKind, quota: Quota, load: number, calls: number) {
  const dice = diceOf(3);
  const counter = createCounter(kind, quota, dice.random() * quota.perMs);
  const gap = quota.perMs / quota.count / load;
  const arriving = Array.from({ length: calls }, (_, turn) => {
    const late = dice.random() * 200 + 20 + dice.random() * 130;
    return turn * gap + late;
  }).sort((a, b) => a - b);
  const taken = arriving.filter((at) => counter.take(at) === null).length;
  return { used: (taken / calls) * load, refused: 1 - taken / calls };
}
