import { describe, expect, it } from 'vitest';
import { boundLoad, boundRefused, boundUtilisation } from './crowd/bound';
import { policies } from './crowd/client';
import { counterKinds, createCounter } from './crowd/counter';
import { type CrowdOptions, runCrowd } from './crowd/crowd';
import { displaced } from './crowd/displaced';
import { laidBest } from './crowd/oracle';
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

const minute = 60_000;
const hour = 60 * minute;
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

describe('places that somebody who knows all laid', () => {
  const quick = { count: 5, perMs: 1000 };
  const even = { places: 'even' } as const;
  const together = { places: 'together', early: true } as const;

  it('are enough by the minute, where a late call is still in its place', () => {
    const quota = { count: 20, perMs: 60_000 };
    expect(laidBest('fixed', quota, even, 0.02).used).toBeGreaterThan(0.98);
    expect(laidBest('sliding', quota, even, 0.1).used).toBeGreaterThan(0.95);
  });

  it('are not by the second on a sliding log, where a call is as late as its place is wide', () => {
    expect(laidBest('sliding', quick, even, 0.1).used).toBeLessThan(0.85);
    expect(laidBest('sliding', quick, together, 0.1).used).toBeLessThan(0.9);
    expect(laidBest('sliding', quick, together, 0.1).used).toBeGreaterThan(0.88);
  });

  it('are enough there on the others, if a window’s worth goes together', () => {
    expect(laidBest('fixed', quick, together, 0.02).used).toBeGreaterThan(0.95);
    expect(laidBest('bucket', quick, together, 0.02).used).toBeGreaterThan(0.97);
  });
});

describe('clients on a counter by the second that know how many they are', () => {
  it.each([
    ['bucket', 5, 50],
    ['fixed', 5, 50],
    ['fixed', 5, 20],
    ['fixed', 5, 500],
    ['fixed', 1, 50],
  ] as const)('share a %s one of %i a second, %i of them', (counter, count, clients) => {
    const span = 2.4 * hour;
    const to = { quota: { count, perMs: 1000 }, span, warmUp: span / 4 };
    const { utilisation, refused, jain } = run('outbox+seats', { ...to, counter, clients });
    expect(utilisation).toBeGreaterThanOrEqual(0.95);
    expect(refused).toBeLessThanOrEqual(0.02);
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

  it.each(counterKinds.flatMap((counter) => [0.02, 0.05].map((target) => [counter, target] as const)))(
    'sparse, get through a %s counter what the bound does at %f refused first tries but for 3 in 100',
    (counter, target) => {
      const load = 0.97 * boundLoad(counter, 20, target) * (1 - target);
      const span = (counter === 'bucket' ? 100 : 50) * hour;
      const reached = run('outbox', { counter, arrivals: { kind: 'sparse', load }, span });
      expect(reached.refusedFirst).toBeLessThanOrEqual(target);
      expect(reached.utilisation).toBeGreaterThanOrEqual(0.98 * load);
      // Tries again cost others hardly more than as many calls that have nothing to do with the counter.
      const others = boundRefused(counter, 20, reached.load);
      expect(reached.refusedFirst).toBeLessThanOrEqual((counter === 'bucket' ? 1.25 : 1.1) * others);
    },
  );

  it('of a batch take the refusals of calls sent together for one: a colleague’s batch starves none', () => {
    const arrivals = { kind: 'batches', load: 0.5, size: 40 } as const;
    const { utilisation, waitP95 } = run('outbox', { counter: 'bucket', arrivals, span: 16 * hour });
    expect(utilisation).toBeGreaterThanOrEqual(0.45);
    expect(waitP95).toBeLessThan(hour);
  });
});

describe('what is tried again', () => {
  const quota = { count: 20, perMs: 60_000 };
  const pushedOut = (kind: 'sliding' | 'bucket', after: number | null) => {
    const load = 0.97 * boundLoad(kind, 20, 0.02);
    return displaced({ kind, quota, load, after, calls: 150_000, seed: 1 });
  };

  it('takes a bucket’s tokens from others for long after a refusal, and never from fewer than at any moment', () => {
    const [soon, later, ever] = [pushedOut('bucket', 1), pushedOut('bucket', 8), pushedOut('bucket', null)];
    expect(soon).toBeGreaterThan(1.5 * later);
    expect(later).toBeGreaterThan(ever);
    // 1 / 11 of one each would raise others' refusals by a tenth.
    expect(ever).toBeGreaterThan(2 / 11);
  });

  it.each([0.7, 0.8, 1, 2, null])(
    'raises others’ refusals of a sliding log by a tenth, %d windows later',
    (after) => {
      expect(pushedOut('sliding', after)).toBeGreaterThan(1 / 11);
    },
  );
});

describe('what is said to go later', () => {
  const sparse = { kind: 'sparse', load: 0.6 } as const;
  it.each([
    ['outbox', 'sliding', sparse],
    ['outbox', 'bucket', { kind: 'saturated' }],
    ['outbox+seats', 'fixed', { kind: 'saturated' }],
  ] as const)('goes then: %s, %s, %o', (policy, counter, arrivals) => {
    const { told, offP50, offP95 } = run(policy, { counter, arrivals });
    expect(told).toBeGreaterThan(20);
    expect(offP50).toBeLessThanOrEqual(2000);
    expect(offP95).toBeLessThanOrEqual(minute);
  });
});

describe('one client alone on a counter by the second', () => {
  const arrivals = { kind: 'sparse', load: 1.2 } as const;
  const alone = { clients: 1, arrivals, span: 20 * minute, warmUp: minute, lateness: 10 };
  it.each(counterKinds.flatMap((counter) => [5, 1].map((count) => [counter, count] as const)))(
    '%s, %i a second: uses four fifths, is rarely refused, and obeys',
    (counter, count) => {
      const reached = run('outbox', { ...alone, counter, quota: { count, perMs: 1000 } });
      expect(reached.utilisation).toBeGreaterThanOrEqual(0.8);
      expect(reached.refused).toBeLessThanOrEqual(0.01);
    },
  );
});

describe('the study', () => {
  it('covers every world and every policy', () => {
    const all = [...studies({ clients: [50], hours: 1 })];
    expect(new Set(all.map(({ arrivals }) => arrivals)).size).toBe(6);
    expect(new Set(all.map(({ counter }) => counter))).toEqual(new Set(counterKinds));
    expect(new Set(all.map(({ policy }) => policy)).size).toBe(8);
  });
});
