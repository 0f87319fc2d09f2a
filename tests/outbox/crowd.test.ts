import { describe, expect, it } from 'vitest';
import { boundLoad, boundRefused, boundUtilisation } from './crowd/bound';
import { policies } from './crowd/client';
import { counterKinds, createCounter } from './crowd/counter';
import { type CrowdOptions, runCrowd } from './crowd/crowd';
import { studies } from './crowd/studies';

const percent = (share: number) => (100 * share).toFixed(1);

describe('the bound for calls that know nothing of each other', () => {
  it.each([
    ['fixed', 20, [71.1, 76.9, 85.5, 92.2]],
    ['sliding', 20, [59.6, 64.6, 72.4, 79.3]],
    ['bucket', 20, [95.1, 97.0, 99.1, 99.8]],
  ] as const)('%s, %i a window: utilisation at 1, 2, 5 and 10 %% refused', (kind, count, table) => {
    const own = [0.01, 0.02, 0.05, 0.1].map((refused) => percent(boundUtilisation(kind, count, refused)));
    expect(own).toEqual(table.map((each) => each.toFixed(1)));
  });

  it.each([
    ['fixed', 46.0, 4.0],
    ['sliding', 32.5, 2.0],
    ['bucket', 74.3, 4.0],
  ] as const)('%s at 2 %% refused, for 5 and 1 a second', (kind, five, one) => {
    expect(percent(boundUtilisation(kind, 5, 0.02))).toBe(five.toFixed(1));
    expect(percent(boundUtilisation(kind, 1, 0.02))).toBe(one.toFixed(1));
  });

  it.each([
    ['fixed', 13.7],
    ['sliding', 47.7],
    ['bucket', 1.0],
  ] as const)('%s: refused at 95 %% used', (kind, refused) => {
    let load = 0.95;
    while (load * (1 - boundRefused(kind, 20, load)) < 0.95) load += 0.0005;
    expect(100 * boundRefused(kind, 20, load)).toBeCloseTo(refused, 0);
  });
});

describe('a counter', () => {
  it.each(counterKinds)('%s takes a window’s worth at once and no more', (kind) => {
    const counter = createCounter(kind, { count: 20, perMs: 60_000 }, 0);
    const answers = Array.from({ length: 25 }, (_, index) => counter.take(30_000 + index));
    expect(answers.map((each) => each === null)).toEqual(answers.map((_, index) => index < 20));
    expect(answers.at(-1)).toBe(kind === 'fixed' ? 30_000 : kind === 'sliding' ? 60_000 : 3000);
    expect(counter.take(90_000)).toBeNull();
  });
});

const hour = 3_600_000;
const crowd: Omit<CrowdOptions, 'policy' | 'counter'> = {
  ...{ seed: 1, quota: { count: 20, perMs: 60_000 }, clients: 50, skew: 30_000 },
  ...{ arrivals: { kind: 'saturated' }, span: 12 * hour, warmUp: 3 * hour },
};
const run = (policy: string, to: Partial<CrowdOptions>) => {
  const named = policies[policy];
  if (!named) throw new Error(policy);
  return runCrowd({ counter: 'fixed', ...crowd, policy: named, ...to });
};

describe('clients that all have more to send than fits, and know how many they are', () => {
  it.each([
    ['fixed', 0.95, 0.02],
    ['bucket', 0.95, 0.02],
    ['sliding', 0.9, 0.1],
  ] as const)('share a %s counter', (counter, used, most) => {
    const { utilisation, refused, jain } = run('outbox+seats', { counter });
    expect(utilisation).toBeGreaterThanOrEqual(used);
    expect(refused).toBeLessThanOrEqual(most);
    expect(jain).toBeGreaterThanOrEqual(0.9);
  });
});

describe('clients that know nothing of each other', () => {
  it.each(counterKinds)(
    'a hundred on a %s counter are refused 97 %% less than with exponential backoff',
    (counter) => {
      const to = { counter, clients: 100, span: 6 * hour, warmUp: 0 };
      const [ours, theirs] = [run('outbox', to), run('exponential', to)];
      expect(ours.refusals / ours.accepted).toBeLessThanOrEqual((0.03 * theirs.refusals) / theirs.accepted);
    },
  );

  it.each([
    ['fixed', 0.02],
    ['fixed', 0.05],
    ['sliding', 0.02],
  ] as const)(
    'sparse, meet %s’s bound of %f refused first tries at no less than 97 %% of its load',
    (counter, target) => {
      const load = 0.97 * boundLoad(counter, 20, target);
      const sparse = {
        counter,
        arrivals: { kind: 'sparse', load } as const,
        span: 100 * hour,
        warmUp: 2 * hour,
      };
      expect(run('outbox', sparse).refusedFirst).toBeLessThanOrEqual(target);
    },
  );

  it.each([
    ['sliding', 0.05, 0.925],
    ['bucket', 0.02, 0.95],
    ['bucket', 0.05, 0.926],
  ] as const)(
    'sparse, meet %s’s bound of %f at 97 %% of its load, with their retries',
    (counter, target, part) => {
      const bound = boundLoad(counter, 20, target);
      const sparse = {
        arrivals: { kind: 'sparse', load: part * bound } as const,
        span: 60 * hour,
        warmUp: 2 * hour,
      };
      const { refusedFirst, load } = run('outbox', { counter, ...sparse });
      expect(refusedFirst).toBeLessThanOrEqual(target);
      expect(load).toBeGreaterThanOrEqual(0.97 * bound);
    },
  );
});

describe('the study', () => {
  it('covers every world and every policy', () => {
    const all = [...studies({ clients: [50], hours: 1 })];
    expect(new Set(all.map(({ arrivals }) => arrivals)).size).toBe(4);
    expect(new Set(all.map(({ counter }) => counter))).toEqual(new Set(counterKinds));
    expect(new Set(all.map(({ policy }) => policy)).size).toBe(8);
  });
});
