import { beforeEach, describe, expect, it } from 'vitest';
import { ann, mayEdit, minute, plan, state } from './support/asks';
import { type Bench, createBench, start } from './support/bench';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});

describe('a refusal', () => {
  it('that is definite needs the person, who edits and sends again', async () => {
    plan(bench, 'contacts.create', {
      facts: { kind: 'invalid', execution: 'notExecuted', field: 'company', code: 1230001 },
    });
    await bench.save('1', ann);
    await bench.pass(minute);
    expect(await bench.outbox.get('1')).toMatchObject({
      state: 'dead',
      needsYou: true,
      failure: { kind: 'invalid', field: 'company', code: 1230001 },
    });
    expect(await mayEdit(bench, '1')).toBe(true);
    await bench.outbox.edit('1', { fields: { ...ann, company: 'M' } });
    await bench.pass(minute);
    expect(await state(bench, '1')).toBe('done');
    expect(await mayEdit(bench, '1')).toBe(false);
    expect(bench.contacts).toEqual([expect.objectContaining({ company: 'M' })]);
  });

  it('may be worded anew while it waits, but not once it may be on its way, nor where it takes another back', async () => {
    bench.online = false;
    await bench.save('1', ann);
    expect(await mayEdit(bench, '1')).toBe(true);
    bench.online = true;
    plan(bench, 'contacts.create', { facts: { kind: 'timeout', execution: 'unknown' }, after: true });
    await bench.pass(1000);
    expect([await state(bench, '1'), await mayEdit(bench, '1')]).toEqual(['unknown', false]);
    await bench.pass(minute);
    plan(bench, 'contacts.delete', { facts: { kind: 'forbidden', execution: 'notExecuted' } });
    await bench.outbox.undo('2', '1');
    await bench.pass(minute);
    expect([await state(bench, '2'), await mayEdit(bench, '2')]).toEqual(['dead', false]);
  });

  it('is kept for ever until it is dropped', async () => {
    plan(bench, 'contacts.create', { facts: { kind: 'forbidden', execution: 'notExecuted' } });
    await bench.save('1', ann);
    await bench.save('2', { ...ann, address: 'bob@muster.example' });
    await bench.pass(100 * 24 * 60 * minute);
    await bench.pass(1);
    expect(await state(bench, '1')).toBe('dead');
    expect(await state(bench, '2')).toBeUndefined();
    await bench.outbox.drop('1');
    expect(await state(bench, '1')).toBe('cancelled');
  });

  it('for the frequency limit waits until the reset and spreads', async () => {
    const retryAt = start + 40_000;
    plan(bench, 'contacts.create', { facts: { kind: 'rateLimited', execution: 'notExecuted', retryAt } });
    await bench.save('1', ann);
    await bench.pass(1000);
    const [view] = await bench.outbox.view(await bench.outbox.list());
    expect(view).toMatchObject({ state: 'pending', waiting: 'slot', needsYou: false });
    expect(view?.goesAt).toBeGreaterThanOrEqual(retryAt);
    await bench.pass(5 * minute);
    expect(await state(bench, '1')).toBe('done');
  });

  it.each(['signInAgain', 'scopeMissingUser', 'hostNotGranted', 'appConfig'] as const)(
    'for %s waits for the person and goes on by itself',
    async (kind) => {
      plan(bench, 'contacts.list', { facts: { kind, execution: 'notExecuted' } });
      await bench.save('1', ann);
      await bench.pass(10 * minute);
      expect(await bench.outbox.get('1')).toMatchObject({
        state: 'pending',
        waiting: 'signIn',
        needsYou: true,
      });
      expect(bench.calls).toHaveLength(1);
      expect(await bench.outbox.counts()).toEqual({ open: 1, needsYou: 1 });
      await bench.outbox.resume('me');
      await bench.pass(minute);
      expect(await state(bench, '1')).toBe('done');
    },
  );

  it('that will pass is tried again, later each time, and the person is told in the end', async () => {
    const facts = { kind: 'unavailable', execution: 'notExecuted', http: 503 } as const;
    plan(bench, 'contacts.create', ...Array.from({ length: 6 }, () => ({ facts })));
    await bench.save('1', ann);
    await bench.pass(30_000);
    expect(await bench.outbox.get('1')).toMatchObject({
      state: 'pending',
      waiting: 'backoff',
      needsYou: false,
    });
    await bench.pass(60_000);
    expect(await bench.outbox.counts()).toEqual({ open: 1, needsYou: 1 });
    await bench.pass(10 * minute);
    expect(await state(bench, '1')).toBe('done');
  });

  it('of our own making, as by a worker that is just ending, is no answer: the wish goes on', async () => {
    bench.reborn({
      port: () => {
        throw new DOMException('the worker is going away', 'InvalidStateError');
      },
    });
    for (const id of ['1', '2']) await bench.save(id, { ...ann, address: `ann${id}@muster.example` });
    await bench.pass(1000);
    expect([await state(bench, '1'), await state(bench, '2')]).toEqual(['pending', 'pending']);
    bench.reborn();
    await bench.pass(minute);
    expect(bench.contacts).toHaveLength(2);
  });

  it('because the record is gone looks again', async () => {
    bench.contacts.push({ id: '7', name: 'Ann', address: ann.address });
    plan(bench, 'contacts.patch', { facts: { kind: 'notFound', execution: 'notExecuted' } });
    await bench.save('1', ann);
    await bench.pass(minute);
    expect(await state(bench, '1')).toBe('done');
  });

  it('that contradicts each look ends with the person, whatever is refused or lost between', async () => {
    bench.contacts.push({ id: '7', name: 'Ann', address: ann.address });
    const gone = { facts: { kind: 'notFound', execution: 'notExecuted' } } as const;
    const lost = { facts: { kind: 'rateLimited', execution: 'notExecuted' } } as const;
    plan(bench, 'contacts.patch', ...Array.from({ length: 20 }, () => [gone, lost]).flat());
    await bench.save('1', ann);
    await bench.pass(24 * 60 * minute);
    expect(await bench.outbox.get('1')).toMatchObject({ state: 'dead', failure: { kind: 'notFound' } });
    expect(bench.calls.filter((call) => call === 'contacts.patch')).toHaveLength(11);
  });
});
