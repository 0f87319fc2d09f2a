import { boundLoad, boundRefused, retriedRefused } from './bound';
import { policies } from './client';
import { type CounterKind, counterKinds } from './counter';
import { type CrowdOptions, type CrowdResult, runCrowd } from './crowd';
import { type Extent, quotas } from './studies';

/** What is promised of a crowd at 20/min, and what was reached. Shares of 1. */
export interface Goal {
  goal: string;
  counter: CounterKind;
  clients: number;
  holds: boolean;
  reached: Record<string, number>;
  /** Why it cannot hold, where that is known. */
  because?: string;
}

const hour = 3_600_000;
const quota = quotas['20/min'] ?? { count: 20, perMs: 60_000 };

const shared: Readonly<Record<CounterKind, { used: number; refused: number }>> = {
  fixed: { used: 0.95, refused: 0.02 },
  bucket: { used: 0.95, refused: 0.02 },
  sliding: { used: 0.9, refused: 0.1 },
};

function play(
  policy: string,
  to: Pick<CrowdOptions, 'counter' | 'clients' | 'arrivals' | 'span' | 'warmUp' | 'lossy'>,
): CrowdResult {
  const named = policies[policy];
  if (!named) throw new Error(policy);
  return runCrowd({ seed: 1, quota, skew: 30_000, policy: named, ...to });
}

function saturated(counter: CounterKind, clients: number, hours: number): Goal {
  const span = hours * hour;
  const to = { counter, clients, arrivals: { kind: 'saturated' } as const, span, warmUp: span / 4 };
  const { utilisation, refused, jain } = play('outbox+seats', to);
  const most = shared[counter];
  return {
    ...{
      goal: `saturated, seats known: ${most.used} used, ${most.refused} refused, Jain 0.9`,
      counter,
      clients,
    },
    holds: utilisation >= most.used && refused <= most.refused && jain >= 0.9,
    reached: { utilisation, refused, jain },
  };
}

function backoff(counter: CounterKind, hours: number): Goal {
  const to = {
    counter,
    clients: 100,
    arrivals: { kind: 'saturated' } as const,
    span: hours * hour,
    warmUp: 0,
  };
  const each = ({ refusals, accepted }: CrowdResult) => refusals / accepted;
  const spared = 1 - each(play('outbox', to)) / each(play('exponential', to));
  const goal = 'saturated, nothing known: 0.97 fewer refusals than exponential backoff';
  return { goal, counter, clients: 100, holds: spared >= 0.97, reached: { spared } };
}

const sparse = (counter: CounterKind, clients: number, load: number, hours: number, lossy: boolean) =>
  play('outbox', {
    ...{ counter, clients, arrivals: { kind: 'sparse', load } as const },
    ...{ span: hours * hour, warmUp: Math.min(6, hours / 4) * hour, lossy },
  });

/**
 * The load at which a share of `target` of first tries is refused, found between 0.97 of what the bound lets through there and
 * all of it; and what tries again add to it: beside as many calls that have nothing to do with the counter, and beside refused
 * work that is given up.
 */
export function* sparseGoals(
  counter: CounterKind,
  target: number,
  clients: number,
  hours: number,
): Generator<Goal> {
  const bound = boundLoad(counter, quota.count, target);
  const whole = bound * (1 - target);
  const run = (part: number, lossy = false) => sparse(counter, clients, part * whole, hours, lossy);
  const [low, high] = [run(0.97), run(0.995)];
  const slope = Math.log(high.refusedFirst / low.refusedFirst) / 0.025;
  const found = 0.97 + Math.log(target / low.refusedFirst) / slope;
  const part = Math.min(0.995, Math.max(0.9, found));
  const ours = part === 0.995 ? high : run(part);
  const alone = run(part, true);
  const { refusedFirst } = ours;
  const calls = ours.load / bound;
  yield {
    ...{
      goal: `sparse: ${target} of first tries refused at no less than 0.97 of the bound’s load`,
      counter,
      clients,
    },
    holds: part >= 0.97 && calls >= 0.97 && low.refusedFirst <= target,
    reached: { calls, carried: part, refusedFirst },
  };
  const independent = refusedFirst / boundRefused(counter, quota.count, ours.load) - 1;
  yield {
    ...{
      goal: `sparse, at ${target}: tries again raise others’ refusals by 0.1 beyond as many other calls`,
      counter,
    },
    ...{ clients, holds: independent <= 0.1, reached: { raised: independent } },
  };
  const raised = refusedFirst / alone.refusedFirst - 1;
  const least =
    retriedRefused(counter, quota.count, part * whole) / boundRefused(counter, quota.count, part * whole) - 1;
  yield {
    ...{
      goal: `sparse, at ${target}: tries again raise others’ refusals by 0.1 beyond none`,
      counter,
      clients,
    },
    ...{ holds: raised <= 0.1, reached: { raised, atRandom: least } },
    ...(raised > 0.1
      ? { because: 'each that is tried again pushes others out: see the README of this folder' }
      : {}),
  };
}

/** Each goal of a shared counter, played. */
export function* goals({ clients, hours }: Extent): Generator<Goal> {
  for (const counter of counterKinds) {
    for (const count of clients) yield saturated(counter, count, hours);
    yield backoff(counter, hours / 6);
    for (const count of clients)
      for (const target of [0.02, 0.05]) yield* sparseGoals(counter, target, count, 6 * hours);
  }
}
