import { beforeEach, describe, expect, it } from 'vitest';
import { ann, minute, plan, state } from './support/asks';
import { type Bench, createBench, start } from './support/bench';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});

describe('an answer that never came', () => {
  const lost = { kind: 'network', execution: 'unknown' } as const;

  it('is looked up after the quiet time, not repeated, where the wish was carried out', async () => {
    plan(bench, 'contacts.create', { facts: lost, after: true });
    await bench.save('1', ann);
    await bench.pass(10_000);
    expect(await bench.outbox.get('1')).toMatchObject({ state: 'unknown', waiting: 'quiescence' });
    await bench.pass(minute);
    expect(await state(bench, '1')).toBe('done');
    expect(bench.calls.filter((each) => each === 'contacts.create')).toHaveLength(1);
    expect(bench.contacts).toHaveLength(1);
  });

  it('is repeated where it was not', async () => {
    plan(bench, 'contacts.create', { facts: lost });
    await bench.save('1', ann);
    await bench.pass(2 * minute);
    expect(await state(bench, '1')).toBe('done');
    expect(bench.contacts).toHaveLength(1);
  });

  it('costs one list for all that are unclear at once', async () => {
    plan(bench, 'contacts.create', ...Array.from({ length: 5 }, () => ({ facts: lost, after: true })));
    for (let index = 0; index < 5; index += 1)
      await bench.save(`${index}`, { name: 'N', address: `n${index}@x.example` });
    await bench.pass(10_000);
    bench.calls.length = 0;
    await bench.pass(5 * minute);
    expect(bench.calls).toEqual(['contacts.list']);
    expect(bench.contacts).toHaveLength(5);
  });

  it('of a harmless write is repeated soon, and others of the thing wait until it is quiet', async () => {
    bench.contacts.push({ id: '7', name: 'Ann', address: ann.address });
    plan(bench, 'contacts.patch', { facts: lost, after: true });
    await bench.save('1', ann);
    await bench.pass(10_000);
    expect(await state(bench, '1')).toBe('done');
    expect(await bench.outbox.get('1')).toMatchObject({ result: { before: { name: 'Ann' } } });
    await bench.save('2', { ...ann, company: 'Other' });
    await bench.pass(10_000);
    expect(await state(bench, '2')).toBe('pending');
    await bench.pass(20_000);
    expect(await state(bench, '2')).toBe('done');
  });

  it('of a struggling service is given ten minutes', async () => {
    const facts = { kind: 'unavailable', execution: 'unknown', http: 504 } as const;
    plan(bench, 'contacts.create', { hold: async () => bench.advance(21_000), facts });
    await bench.save('1', ann);
    await bench.outbox.run();
    expect((await bench.outbox.get('1'))?.readyAt).toBe(start + 21_000 + 10 * minute);
  });

  it('of a dead worker is unclear too', async () => {
    let release: () => void = () => undefined;
    plan(bench, 'contacts.create', {
      hold: () =>
        new Promise((resolve) => {
          release = resolve;
        }),
    });
    await bench.save('1', ann);
    const old = bench.outbox.run();
    await expect.poll(() => bench.calls.length).toBe(2);
    bench.reborn();
    await bench.pass(1000);
    expect(await state(bench, '1')).toBe('unknown');
    release();
    await old;
    expect(await state(bench, '1')).toBe('unknown');
    await bench.pass(minute);
    expect(await state(bench, '1')).toBe('done');
    expect(bench.contacts).toHaveLength(1);
  });
});
