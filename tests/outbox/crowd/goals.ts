import { boundLoad, boundRefused, retriedRefused } from './bound';
import { policies } from './client';
import { type CounterKind, counterKinds, type Quota } from './counter';
import { type CrowdOptions, type CrowdResult, runCrowd } from './crowd';
import { displaced } from './displaced';
import { laidBest } from './oracle';
import { type Extent, quotas } from './studies';

/** What is promised of a crowd, and what was reached. Shares of 1. */
export interface Goal {
  goal: string;
  counter: CounterKind;
  quota: string;
  clients: number;
  holds: boolean;
  reached: Record<string, number>;
  /** What nobody in the place of these clients can better, where the goal is beyond that; and why. */
  bound?: Record<string, number>;
  because?: string;
}

const hour = 3_600_000;
const minutely = '20/min';
const quota: Quota = { count: 20, perMs: 60_000 };

const shared: Readonly<Record<CounterKind, { used: number; refused: number }>> = {
  fixed: { used: 0.95, refused: 0.02 },
  bucket: { used: 0.95, refused: 0.02 },
  sliding: { used: 0.9, refused: 0.1 },
};

type Played = Pick<CrowdOptions, 'counter' | 'clients' | 'arrivals' | 'span' | 'warmUp' | 'lossy'>;

function play(policy: string, to: Played & { quota?: Quota }): CrowdResult {
  const named = policies[policy];
  if (!named) throw new Error(policy);
  return runCrowd({ seed: 1, quota, skew: 30_000, policy: named, ...to });
}

/** `hours` at 20/min; quicker quotas get as many calls in less time. */
function saturated(counter: CounterKind, clients: number, hours: number, name: string): Goal {
  const each = quotas[name] ?? quota;
  const span = (hours * hour * each.perMs) / each.count / 3000;
  const to = { counter, clients, arrivals: { kind: 'saturated' } as const, span, warmUp: span / 4 };
  const { utilisation, refused, jain } = play('outbox+seats', { ...to, quota: each });
  const most = shared[counter];
  const holds = utilisation >= most.used && refused <= most.refused && jain >= 0.9;
  const best = laidBest(counter, each, { places: 'together', early: true }, most.refused);
  return {
    goal: `saturated, seats known: ${most.used} used, ${most.refused} refused, Jain 0.9`,
    ...{ counter, quota: name, clients, holds, reached: { utilisation, refused, jain } },
    ...(best.used < most.used
      ? {
          bound: best,
          because:
            'places that somebody who knows all laid, with the same late wake-ups and net, do no better',
        }
      : {}),
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
  return { goal, counter, quota: minutely, clients: 100, holds: spared >= 0.97, reached: { spared } };
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
      quota: minutely,
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
      quota: minutely,
    },
    ...{ clients, holds: independent <= 0.1, reached: { raised: independent } },
  };
  const raised = refusedFirst / alone.refusedFirst - 1;
  const load = part * whole;
  const atRandom = retriedRefused(counter, quota.count, load) / boundRefused(counter, quota.count, load) - 1;
  const least = leastRaised(counter, load, atRandom);
  yield {
    ...{
      goal: `sparse, at ${target}: tries again raise others’ refusals by 0.1 beyond none`,
      counter,
      quota: minutely,
      clients,
    },
    ...{ holds: raised <= 0.1, reached: { raised, atRandom } },
    ...(least > 0.1
      ? {
          bound: { raised: least },
          because: 'each that is tried again pushes others out, whenever it is tried',
        }
      : {}),
  };
}

/**
 * The least that calls tried again add to others' refusals, whenever they are: of a bucket at moments that have nothing to do
 * with the refusal, of a sliding log the best of all moments after it, shortly before its window is over. In a fixed window
 * they take what is left.
 */
function leastRaised(kind: CounterKind, load: number, atRandom: number): number {
  if (kind === 'fixed') return 0;
  if (kind === 'bucket') return atRandom;
  const pushedOut = displaced({ kind, quota, load, after: 0.8, calls: 150_000, seed: 1 });
  return Math.min(atRandom, pushedOut / (1 - pushedOut));
}

/** Each goal of a shared counter, played. */
export function* goals({ clients, hours }: Extent): Generator<Goal> {
  for (const counter of counterKinds) {
    for (const name of [minutely, '5/s', '1/s'])
      for (const count of clients) yield saturated(counter, count, hours, name);
    yield backoff(counter, hours / 6);
    for (const count of clients)
      for (const target of [0.02, 0.05]) yield* sparseGoals(counter, target, count, 6 * hours);
  }
}
