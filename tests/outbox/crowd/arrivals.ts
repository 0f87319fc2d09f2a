import type { Dice } from '../sim/random';

/** When wishes come. */
export type Arrivals =
  | { kind: 'saturated' }
  /** Poisson, all clients together `load` × the quota's rate. */
  | { kind: 'sparse'; load: number }
  /** The same, `size` of one client at once. */
  | { kind: 'batches'; load: number; size: number }
  /** A day of eight hours, `each` wishes a client: 60 % evenly, the rest in two rushes. */
  | { kind: 'office'; each: number };

const hour = 3_600_000;
const exponential = (dice: Dice, mean: number) => -mean * Math.log(1 - dice.random());

function normal(dice: Dice, mean: number, deviation: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - dice.random()));
  return mean + deviation * radius * Math.cos(2 * Math.PI * dice.random());
}

/** The moments of one client's wishes within `span` ms, ascending. */
export function arrivalsOf(arrivals: Arrivals, dice: Dice, span: number, meanGap: number): number[] {
  const times: number[] = [];
  if (arrivals.kind === 'sparse') {
    for (let at = exponential(dice, meanGap); at < span; at += exponential(dice, meanGap)) times.push(at);
  }
  if (arrivals.kind === 'batches') {
    const { size } = arrivals;
    for (let at = exponential(dice, size * meanGap); at < span; at += exponential(dice, size * meanGap))
      times.push(...new Array<number>(size).fill(at));
  }
  if (arrivals.kind === 'office') {
    const whole = Math.floor(arrivals.each);
    const count = whole + (dice.chance(arrivals.each - whole) ? 1 : 0);
    for (let index = 0; index < count; index += 1) {
      const rush = dice.pick([1, 5]) * hour;
      const at = dice.chance(0.6) ? dice.random() * 8 * hour : normal(dice, rush, hour / 3);
      times.push(Math.min(8 * hour - 1, Math.max(0, at)));
    }
    times.sort((a, b) => a - b);
  }
  return times;
}
