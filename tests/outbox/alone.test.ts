import { describe, expect, it } from 'vitest';
import { counterKinds, createCounter, type Quota } from './crowd/counter';
import { diceOf } from './sim/random';
import { createBench } from './support/bench';

/** Works a backlog off through the whole outbox, with deaths, and asks counters of every kind and phase. */
async function workOff(count: number, quota: Quota, deaths: number) {
  const dice = diceOf(1);
  const arrived: number[] = [];
  const bench = createBench({
    laneOf: (_, operation) => {
      const limit = operation === 'contacts.create' ? quota : { count: 1000, perMs: 60_000 };
      return { key: operation, limits: [{ ...limit, source: 'documented' }] };
    },
    policy: { scanFresh: 24 * 60 * 60_000 },
  });
  const came = bench.calls.push.bind(bench.calls);
  bench.calls.push = (...calls) => {
    for (const call of calls)
      if (call === 'contacts.create') arrived.push(bench.now() + dice.below(quota.perMs / 100));
    return came(...calls);
  };
  for (let index = 0; index < count; index += 1)
    await bench.save(`${index}`, { name: 'N', address: `n${index}@x.example` });
  const perDeath = deaths > 0 ? Math.floor(count / deaths) : Number.POSITIVE_INFINITY;
  for (let rounds = 0; arrived.length < count && rounds < 100_000; rounds += 1) {
    if (arrived.length % perDeath === perDeath - 1) bench.reborn();
    await bench.pass(quota.perMs / quota.count);
  }
  arrived.sort((a, b) => a - b);
  const span = (arrived.at(-1) ?? 0) - (arrived[0] ?? 0);
  const possible = quota.count + (span * quota.count) / quota.perMs;
  const refusals = counterKinds.flatMap((kind) =>
    [0, 0.3, 0.7].map((phase) => {
      const counter = createCounter(kind, quota, phase * quota.perMs);
      return arrived.filter((at) => counter.take(at) !== null).length;
    }),
  );
  return { share: count / possible, refusals: Math.max(...refusals), contacts: bench.contacts.length };
}

describe('one client alone', () => {
  it('keeps 98 % of a rate by the minute and is never refused, over deaths', async () => {
    const { share, refusals, contacts } = await workOff(200, { count: 20, perMs: 60_000 }, 8);
    expect(contacts).toBe(200);
    expect(share).toBeGreaterThanOrEqual(0.98);
    expect(refusals).toBe(0);
  });

  it.each([5, 1])('keeps four fifths of a rate by the second: %i', async (count) => {
    const { share, refusals } = await workOff(20 * count + 60, { count, perMs: 1000 }, 8);
    expect(share).toBeGreaterThanOrEqual(0.8);
    expect(refusals).toBe(0);
  });
});

describe('recovery', () => {
  const minute = 60_000;
  const ann = { name: 'Ann', address: 'ann@muster.example' };
  const facts = { kind: 'unavailable', execution: 'notExecuted', http: 503 } as const;

  it('tries again at once when it is woken and anything may go', async () => {
    const bench = createBench();
    bench.planned.set('contacts.list', [{ facts }]);
    await bench.save('1', ann);
    await bench.outbox.run();
    const due = bench.wake ?? 0;
    expect(due - bench.now()).toBeLessThanOrEqual(31_000);
    bench.advance(10 * minute);
    bench.reborn();
    const calls = bench.calls.length;
    await bench.outbox.run();
    expect(bench.calls.length).toBeGreaterThan(calls);
    expect((await bench.outbox.get('1'))?.state).toBe('done');
  });

  it.each([0, 0.5, 0.999])('with nobody there wakes itself within 31 s (dice at %f)', async (random) => {
    const bench = createBench({ random: () => random });
    bench.planned.set('contacts.create', [{ facts: { kind: 'network', execution: 'unknown' } }, { facts }]);
    await bench.save('1', ann);
    const begun = bench.now();
    await bench.outbox.run();
    expect((bench.wake ?? Number.POSITIVE_INFINITY) - begun).toBeLessThanOrEqual(31_000);
    bench.reborn();
    bench.wake = null;
    await bench.outbox.run();
    expect((bench.wake ?? Number.POSITIVE_INFINITY) - begun).toBeLessThanOrEqual(31_000);
  });

  it('asks to be woken while a request is under way, so that a death does not end it', async () => {
    const bench = createBench();
    let release: () => void = () => undefined;
    bench.planned.set('contacts.list', [{ hold: () => new Promise<void>((resolve) => (release = resolve)) }]);
    await bench.save('1', ann);
    const running = bench.outbox.run();
    await expect.poll(() => bench.wake).not.toBeNull();
    expect((bench.wake ?? 0) - bench.now()).toBeLessThanOrEqual(31_000);
    release();
    await running;
  });
});

describe('the calls of the month', () => {
  it('are counted by counter, the refused ones apart', async () => {
    const bench = createBench();
    bench.planned.set('contacts.create', [{ facts: { kind: 'rateLimited', execution: 'notExecuted' } }]);
    await bench.save('1', { name: 'Ann', address: 'ann@muster.example' });
    await bench.pass(5 * 60_000);
    expect(await bench.outbox.usage()).toEqual([
      { lane: 'contacts.create', month: '2026-04', calls: 2, refused: 1 },
      { lane: 'contacts.list', month: '2026-04', calls: 1, refused: 0 },
    ]);
  });
});
