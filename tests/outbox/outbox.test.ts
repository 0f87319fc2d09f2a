import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, createBench, start } from './support/bench';

const ann = { name: 'Ann Muster', address: 'ann@muster.example', company: 'Muster AG' };
const minute = 60_000;

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});

const state = async (id: string) => (await bench.outbox.get(id))?.state;
const mayEdit = async (id: string) => {
  const intent = await bench.outbox.get(id);
  return intent ? (await bench.outbox.view([intent]))[0]?.mayEdit === true : null;
};
const plan = (operation: string, ...answers: NonNullable<ReturnType<Bench['planned']['get']>>) =>
  bench.planned.set(operation, answers);

describe('a wish', () => {
  it('is one intent however often it is enqueued', async () => {
    await bench.save('1', ann);
    await bench.save('1', ann);
    await bench.pass(minute);
    await bench.save('1', ann);
    await bench.pass(minute);
    expect(bench.contacts).toHaveLength(1);
    expect(await bench.outbox.list()).toHaveLength(1);
    expect(bench.calls).toEqual(['contacts.list', 'contacts.create']);
  });

  it('joins one that still waits for the same thing', async () => {
    bench.online = false;
    await bench.save('1', ann);
    const joined = await bench.save('2', { ...ann, address: 'ANN@muster.example', phone: '123' });
    expect(joined).toMatchObject({ id: '1', input: { fields: { company: 'Muster AG', phone: '123' } } });
    expect(await bench.outbox.get('2')).toMatchObject({ id: '1' });
    bench.online = true;
    await bench.pass(minute);
    expect(bench.contacts).toHaveLength(1);
    expect(bench.contacts[0]).toMatchObject({ phone: '123' });
    expect(await bench.outbox.list()).toHaveLength(1);
  });

  it('becomes an edit where the same thing is done already', async () => {
    await bench.save('1', ann);
    await bench.pass(minute);
    await bench.save('2', { name: 'Ann Muster', address: 'ann@muster.example', phone: '123' });
    await bench.pass(minute);
    expect(bench.contacts).toEqual([expect.objectContaining({ company: 'Muster AG', phone: '123' })]);
  });

  it('is refused with its field before anything is kept', async () => {
    await expect(bench.save('1', { name: ' ', address: 'ann@muster.example' })).rejects.toMatchObject({
      facts: { kind: 'invalid', field: 'name', message: 'problem.nameMissing' },
    });
    await expect(bench.save('1', { name: 'Ann' })).rejects.toMatchObject({ facts: { field: 'address' } });
    expect(await bench.outbox.list()).toEqual([]);
  });

  it('lets its draft go in the same transaction', async () => {
    const key = { account: 'me', mail: 'm', form: 'contact' } as const;
    await bench.outbox.drafts.put({ ...key, fields: ann, revision: 0 });
    await bench.outbox.enqueue({
      id: '1',
      kind: 'save-sender',
      account: 'me',
      input: { fields: ann },
      draft: key,
    });
    expect(await bench.outbox.drafts.get(key)).toBeNull();
  });
});

describe('an answer that never came', () => {
  const lost = { kind: 'network', execution: 'unknown' } as const;

  it('is looked up after the quiet time, not repeated, where the wish was carried out', async () => {
    plan('contacts.create', { facts: lost, after: true });
    await bench.save('1', ann);
    await bench.pass(10_000);
    expect(await bench.outbox.get('1')).toMatchObject({ state: 'unknown', waiting: 'quiescence' });
    await bench.pass(minute);
    expect(await state('1')).toBe('done');
    expect(bench.calls.filter((each) => each === 'contacts.create')).toHaveLength(1);
    expect(bench.contacts).toHaveLength(1);
  });

  it('is repeated where it was not', async () => {
    plan('contacts.create', { facts: lost });
    await bench.save('1', ann);
    await bench.pass(2 * minute);
    expect(await state('1')).toBe('done');
    expect(bench.contacts).toHaveLength(1);
  });

  it('costs one list for all that are unclear at once', async () => {
    plan('contacts.create', ...Array.from({ length: 5 }, () => ({ facts: lost, after: true })));
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
    plan('contacts.patch', { facts: lost, after: true });
    await bench.save('1', ann);
    await bench.pass(10_000);
    expect(await state('1')).toBe('done');
    expect(await bench.outbox.get('1')).toMatchObject({ result: { before: { name: 'Ann' } } });
    await bench.save('2', { ...ann, company: 'Other' });
    await bench.pass(10_000);
    expect(await state('2')).toBe('pending');
    await bench.pass(20_000);
    expect(await state('2')).toBe('done');
  });

  it('of a struggling service is given ten minutes', async () => {
    const facts = { kind: 'unavailable', execution: 'unknown', http: 504 } as const;
    plan('contacts.create', { hold: async () => bench.advance(21_000), facts });
    await bench.save('1', ann);
    await bench.outbox.run();
    expect((await bench.outbox.get('1'))?.readyAt).toBe(start + 21_000 + 10 * minute);
  });

  it('of a dead worker is unclear too', async () => {
    let release: () => void = () => undefined;
    plan('contacts.create', {
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
    expect(await state('1')).toBe('unknown');
    release();
    await old;
    expect(await state('1')).toBe('unknown');
    await bench.pass(minute);
    expect(await state('1')).toBe('done');
    expect(bench.contacts).toHaveLength(1);
  });
});

describe('a refusal', () => {
  it('that is definite needs the person, who edits and sends again', async () => {
    plan('contacts.create', {
      facts: { kind: 'invalid', execution: 'notExecuted', field: 'company', code: 1230001 },
    });
    await bench.save('1', ann);
    await bench.pass(minute);
    expect(await bench.outbox.get('1')).toMatchObject({
      state: 'dead',
      needsYou: true,
      failure: { kind: 'invalid', field: 'company', code: 1230001 },
    });
    expect(await mayEdit('1')).toBe(true);
    await bench.outbox.edit('1', { fields: { ...ann, company: 'M' } });
    await bench.pass(minute);
    expect(await state('1')).toBe('done');
    expect(await mayEdit('1')).toBe(false);
    expect(bench.contacts).toEqual([expect.objectContaining({ company: 'M' })]);
  });

  it('may be worded anew while it waits, but not once it may be on its way, nor where it takes another back', async () => {
    bench.online = false;
    await bench.save('1', ann);
    expect(await mayEdit('1')).toBe(true);
    bench.online = true;
    plan('contacts.create', { facts: { kind: 'timeout', execution: 'unknown' }, after: true });
    await bench.pass(1000);
    expect([await state('1'), await mayEdit('1')]).toEqual(['unknown', false]);
    await bench.pass(minute);
    plan('contacts.delete', { facts: { kind: 'forbidden', execution: 'notExecuted' } });
    await bench.outbox.undo('2', '1');
    await bench.pass(minute);
    expect([await state('2'), await mayEdit('2')]).toEqual(['dead', false]);
  });

  it('is kept for ever until it is dropped', async () => {
    plan('contacts.create', { facts: { kind: 'forbidden', execution: 'notExecuted' } });
    await bench.save('1', ann);
    await bench.save('2', { ...ann, address: 'bob@muster.example' });
    await bench.pass(100 * 24 * 60 * minute);
    await bench.pass(1);
    expect(await state('1')).toBe('dead');
    expect(await state('2')).toBeUndefined();
    await bench.outbox.drop('1');
    expect(await state('1')).toBe('cancelled');
  });

  it('for the frequency limit waits until the reset and spreads', async () => {
    const retryAt = start + 40_000;
    plan('contacts.create', { facts: { kind: 'rateLimited', execution: 'notExecuted', retryAt } });
    await bench.save('1', ann);
    await bench.pass(1000);
    const [view] = await bench.outbox.view(await bench.outbox.list());
    expect(view).toMatchObject({ state: 'pending', waiting: 'slot', needsYou: false });
    expect(view?.goesAt).toBeGreaterThanOrEqual(retryAt);
    await bench.pass(5 * minute);
    expect(await state('1')).toBe('done');
  });

  it.each(['signInAgain', 'scopeMissingUser', 'hostNotGranted', 'appConfig'] as const)(
    'for %s waits for the person and goes on by itself',
    async (kind) => {
      plan('contacts.list', { facts: { kind, execution: 'notExecuted' } });
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
      expect(await state('1')).toBe('done');
    },
  );

  it('that will pass is tried again, later each time, and the person is told in the end', async () => {
    const facts = { kind: 'unavailable', execution: 'notExecuted', http: 503 } as const;
    plan('contacts.create', ...Array.from({ length: 6 }, () => ({ facts })));
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
    expect(await state('1')).toBe('done');
  });

  it('of our own making, as by a worker that is just ending, is no answer: the wish goes on', async () => {
    bench.reborn({
      port: () => {
        throw new DOMException('the worker is going away', 'InvalidStateError');
      },
    });
    for (const id of ['1', '2']) await bench.save(id, { ...ann, address: `ann${id}@muster.example` });
    await bench.pass(1000);
    expect([await state('1'), await state('2')]).toEqual(['pending', 'pending']);
    bench.reborn();
    await bench.pass(minute);
    expect(bench.contacts).toHaveLength(2);
  });

  it('because the record is gone looks again', async () => {
    bench.contacts.push({ id: '7', name: 'Ann', address: ann.address });
    plan('contacts.patch', { facts: { kind: 'notFound', execution: 'notExecuted' } });
    await bench.save('1', ann);
    await bench.pass(minute);
    expect(await state('1')).toBe('done');
  });
});

describe('the queue', () => {
  it('says when each goes, within the limit', async () => {
    for (let index = 0; index < 45; index += 1)
      await bench.save(`${index}`, { name: 'N', address: `n${index}@x.example` });
    await bench.pass(1000);
    const views = await bench.outbox.view(await bench.outbox.list());
    const waits = views.filter(({ state }) => state === 'pending').map(({ goesAt }) => (goesAt ?? 0) - start);
    expect(waits).toHaveLength(25);
    expect(Math.min(...waits)).toBe(61_000);
    expect(Math.max(...waits)).toBe(122_000);
    await bench.pass(123_000);
    expect(bench.contacts).toHaveLength(45);
  });

  it('sends nothing while offline and says so', async () => {
    bench.online = false;
    await bench.save('1', ann);
    await bench.pass(minute);
    const [view] = await bench.outbox.view(await bench.outbox.list());
    expect(view).toMatchObject({ waiting: 'offline', goesAt: null });
    expect(bench.calls).toEqual([]);
    bench.online = true;
    await bench.pass(minute);
    expect(await state('1')).toBe('done');
  });

  it('goes by the clock of a ticket source where there is one', async () => {
    const asked: string[] = [];
    bench.reborn({
      tickets: {
        ask: async (lane, intentClass, id) => {
          asked.push(`${lane} ${intentClass} ${id}`);
          return { at: lane === 'contacts.create' ? start + 90_000 : start, expires: start + 3_600_000 };
        },
      },
    });
    await bench.save('1', ann);
    await bench.pass(minute);
    expect(bench.contacts).toHaveLength(0);
    await bench.pass(minute);
    expect(bench.contacts).toHaveLength(1);
    expect(new Set(asked.filter((each) => each.startsWith('contacts.create')))).toEqual(
      new Set(['contacts.create click 1 1']),
    );
  });
});

describe('drafts', () => {
  const key = { account: 'me', mail: 'm', form: 'contact' } as const;

  it('the last write wins, and who did not know the one before is told', async () => {
    const { drafts } = bench.outbox;
    const first = await drafts.put({ ...key, fields: ann, revision: 0 });
    expect(first).toMatchObject({ draft: { revision: 1 }, overwrote: null });
    const second = await drafts.put({ ...key, fields: { name: 'B' }, revision: 1 });
    expect(second.overwrote).toBeNull();
    const third = await drafts.put({ ...key, fields: { name: 'C' }, revision: 1 });
    expect(third).toMatchObject({
      draft: { revision: 3 },
      overwrote: { revision: 2, fields: { name: 'B' } },
    });
    expect((await drafts.get(key))?.fields).toEqual({ name: 'C' });
  });

  it('go after 30 days', async () => {
    await bench.outbox.drafts.put({ ...key, fields: ann, revision: 0 });
    await bench.pass(29 * 24 * 60 * minute);
    await bench.pass(1);
    expect(await bench.outbox.drafts.get(key)).not.toBeNull();
    await bench.pass(2 * 24 * 60 * minute);
    await bench.pass(1);
    expect(await bench.outbox.drafts.get(key)).toBeNull();
  });
});

describe('many waiting wishes', () => {
  it('do not wake the worker while those before them wait for a list that is refused for long', async () => {
    const retryAt = start + 10 * minute;
    plan('contacts.list', { facts: { kind: 'rateLimited', execution: 'notExecuted', retryAt } });
    for (let at = 0; at < 30; at += 1)
      await bench.save(`${at}`, { ...ann, address: `a${at}@muster.example` });
    await bench.outbox.run();
    expect(bench.wake).toBeGreaterThanOrEqual(retryAt);
    await bench.pass(60 * minute);
    expect(bench.contacts).toHaveLength(30);
  });
});
