import { diceOf } from '../sim/random';
import { type Counter, type CounterKind, createCounter, type Quota } from './counter';

export interface Displacing {
  kind: CounterKind;
  quota: Quota;
  /** Of sparse calls, none of which is tried again, as a share of the capacity. */
  load: number;
  /** Windows between a refusal and the call that is put in after it; null = at moments that nothing tells of. */
  after: number | null;
  calls: number;
  seed: number;
}

interface Twin {
  counter: Counter;
  until: number;
}

/** Windows after which the refusal of a single call, or its being taken, makes no difference any more. */
const [horizon, forgotten] = [60, 40];

/**
 * How many others one call that is tried again pushes out: the same arrivals are played with it and without. What tries again
 * do to others to first order, whatever else a policy does: r refusals become r / (1 − this).
 */
export function displaced({ kind, quota, load, after, calls, seed }: Displacing): number {
  const dice = diceOf(seed);
  const { perMs } = quota;
  const gap = perMs / quota.count / load;
  const counter = createCounter(kind, quota, 0);
  const due: number[] = [];
  let twins: Twin[] = [];
  let [now, accepted, pushed] = [0, 0, 0];
  for (let index = 0; index < calls; index += 1) {
    now -= gap * Math.log(1 - dice.random());
    while (due[0] !== undefined && due[0] <= now) {
      const at = due.shift() ?? 0;
      const twin = counter.copy();
      if (twin.take(at) === null) {
        accepted += 1;
        twins.push({ counter: twin, until: at + horizon * perMs });
      }
    }
    const refused = counter.take(now) !== null;
    if (after !== null && refused) due.push(now + after * perMs);
    if (after === null && dice.chance(0.01)) due.push(now + forgotten * perMs);
    for (const twin of twins) pushed += Number(twin.counter.take(now) !== null) - Number(refused);
    if (index % 50 === 0) twins = twins.filter(({ until }) => until > now);
  }
  return pushed / Math.max(1, accepted);
}
