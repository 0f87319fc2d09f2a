import { boundLoad, retriedRefused } from './bound';
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

function* sparse(counter: CounterKind, target: number, hours: number): Generator<Goal> {
  const bound = boundLoad(counter, quota.count, target);
  const clients = 500;
  const run = (part: number, lossy: boolean) => {
    const arrivals = { kind: 'sparse', load: part * bound } as const;
    return play('outbox', { counter, clients, arrivals, span: 4 * hours * hour, warmUp: 2 * hour, lossy });
  };
  const [ours, alone] = [run(0.97, false), run(0.97, true)];
  const floor = retriedRefused(counter, quota.count, 0.97 * bound);
  const blind =
    floor < 1
      ? 'no client sees the counter: calls that are tried again are more calls of the same kind, and those meet `floor`'
      : 'more wishes than the counter ever takes: tried again, they never end';
  const { refusedFirst } = ours;
  const wishes = refusedFirst <= target;
  yield {
    ...{ goal: `sparse: wishes of 0.97 of the bound’s load at ${target}`, counter, clients, holds: wishes },
    ...{ reached: { refusedFirst, floor }, ...(!wishes && floor > target ? { because: blind } : {}) },
  };
  let part = 0.97;
  let counted = ours;
  while (counted.refusedFirst > target && part > 0.9) {
    part -= 0.005;
    counted = run(part, false);
  }
  const load = counted.load / bound;
  yield {
    ...{
      goal: `sparse: calls, those tried again among them, of 0.97 of the bound’s load at ${target}`,
      counter,
    },
    ...{ clients, holds: counted.refusedFirst <= target && load >= 0.97 },
    reached: { load, refusedFirst: counted.refusedFirst, wishes: part },
  };
  const raised = refusedFirst / alone.refusedFirst - 1;
  const least = floor / alone.refusedFirst - 1;
  yield {
    ...{ goal: `sparse: tries again raise others’ refusals by 0.1, at ${target}`, counter, clients },
    holds: raised <= 0.1,
    reached: { raised, least },
    ...(raised > 0.1 && least > 0.1 ? { because: blind } : {}),
  };
}

/** Each goal of a shared counter, played. */
export function* goals({ clients, hours }: Extent): Generator<Goal> {
  for (const counter of counterKinds) {
    for (const count of clients) yield saturated(counter, count, hours);
    yield backoff(counter, hours / 6);
    for (const target of [0.02, 0.05]) yield* sparse(counter, target, hours);
  }
}
