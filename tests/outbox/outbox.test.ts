import { beforeEach, describe, expect, it } from 'vitest';
import { ann, minute, plan, state } from './support/asks';
import { type Bench, createBench, start } from './support/bench';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});

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
    expect(await state(bench, '1')).toBe('done');
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

describe('many waiting wishes', () => {
  it('do not wake the worker while those before them wait for a list that is refused for long', async () => {
    const retryAt = start + 10 * minute;
    plan(bench, 'contacts.list', { facts: { kind: 'rateLimited', execution: 'notExecuted', retryAt } });
    for (let at = 0; at < 30; at += 1)
      await bench.save(`${at}`, { ...ann, address: `a${at}@muster.example` });
    await bench.outbox.run();
    expect(bench.wake).toBeGreaterThanOrEqual(retryAt);
    await bench.pass(60 * minute);
    expect(bench.contacts).toHaveLength(30);
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

describe('a run that begins while a message is answered', () => {
  it('reads and decides at once, and writes and sends nothing before that is done', async () => {
    let answered: () => void = () => undefined;
    const first = new Promise<void>((resolve) => {
      answered = resolve;
    });
    const early = createBench({ first });
    const wished = await early.save('1', ann);
    expect(wished).toMatchObject({ state: 'pending' });
    const before = await early.store.read((tx) => tx.all('intents'));
    const running = early.outbox.run();
    // As many turns as a whole run takes, and more.
    for (let turn = 0; turn < 1_000; turn += 1) await Promise.resolve();
    expect(early.calls).toEqual([]);
    expect(await early.store.read((tx) => tx.all('intents'))).toEqual(before);
    expect(await early.store.read((tx) => tx.all('lanes'))).toEqual([]);
    answered();
    await running;
    expect(early.calls).toEqual(['contacts.list', 'contacts.create']);
    expect(early.contacts).toHaveLength(1);
  });
});
