import { describe, expect, it } from 'vitest';
import { Failure } from '../../lib/domain/failure';
import type { Intent } from '../../lib/domain/intent';
import type { AnyJob } from '../../lib/outbox/contract';
import { start } from './support/bench';
import type { DeskPort } from './support/desk';
import { createWrite, operation } from './support/write';

describe('a second call of the same attempt', () => {
  it('takes a slot of its own', async () => {
    const write = await createWrite();
    const row = await write.go(async () => {
      await write.call();
      write.pass(1);
      await write.call();
    });
    expect(row).toMatchObject({ state: 'done', attempt: 1 });
    expect(await write.lane(operation)).toMatchObject({ calls: 2 });
  });

  it('waits for it, and the first one was refused for sure', async () => {
    const write = await createWrite();
    await write.fill(1);
    const row = await write.go(async () => {
      await write.call();
      await write.call();
    });
    expect(row).toMatchObject({ state: 'pending', waiting: 'slot', owner: null, readyAt: start + 61_000 });
    expect(await write.until()).toEqual({});
  });

  it('is not made once another worker took the wish over', async () => {
    const write = await createWrite();
    const taken = write.note({ state: 'inFlight', attempt: 1, owner: 'other', revision: 7 });
    const row = await write.go(async () => {
      await write.call();
      await write.keep(taken);
      await write.call();
    });
    expect(row).toEqual(taken);
    expect(await write.lane(operation)).toMatchObject({ calls: 1 });
  });

  it('that only renews a sign-in is counted where it belongs', async () => {
    const write = await createWrite();
    await write.go(async () => {
      await write.call('feishu.auth.token');
      expect(await write.row()).toMatchObject({ state: 'pending' });
      await write.call();
    });
    expect([await write.lane('auth.token'), await write.lane(operation)]).toMatchObject([
      { calls: 1 },
      { calls: 1 },
    ]);
  });
});

describe('an answer', () => {
  it.each([
    ['a success', () => Promise.resolve('late')],
    ['a failure', () => Promise.reject(new Failure({ kind: 'forbidden', execution: 'notExecuted' }))],
  ] as const)('that comes as %s after another worker took over changes nothing', async (_, answer) => {
    const write = await createWrite();
    const taken = write.note({ state: 'unknown', attempt: 1, revision: 7 });
    const row = await write.go(async () => {
      await write.call();
      await write.keep(taken);
      return answer();
    });
    expect(row).toEqual(taken);
  });

  it('that is none makes the outcome unknown, and lists wait for it', async () => {
    const write = await createWrite();
    expect(await write.go(() => write.fail({}, 3000))).toMatchObject({
      ...{ state: 'unknown', readyAt: start + 33_000, unclearUntil: start + 33_000, failures: 1 },
    });
    expect(await write.until()).toEqual({ a: start + 33_000 });
    expect(await write.lane(operation)).toMatchObject({ log: [start + 3000], refused: 0 });
  });

  it('that takes too long is none', async () => {
    const write = await createWrite();
    const going = write.go(async () => {
      await write.call();
      for (const fire of write.timers) fire();
      return new Promise(() => undefined);
    });
    expect(await going).toMatchObject({ state: 'unknown', failure: { kind: 'timeout' } });
  });

  it('that repeats do no harm makes it go again soon', async () => {
    const write = await createWrite({ job: { repeatable: (_, snapshot) => snapshot === 'before' } });
    expect(await write.go(() => write.fail({}))).toMatchObject({ state: 'unknown', readyAt: start + 1500 });
  });

  it('of “too many” closes the lane', async () => {
    const write = await createWrite();
    const refused = { kind: 'rateLimited', execution: 'notExecuted', retryAt: start + 20_000 } as const;
    const row = await write.go(() => write.fail(refused, 600));
    expect(row).toMatchObject({ state: 'pending', waiting: 'slot', owner: null, failures: 1 });
    expect(row?.readyAt).toBeGreaterThan(start + 20_000);
    expect(await write.lane(operation)).toMatchObject({
      ...{ refused: 1, blockedUntil: start + 20_000, log: [start + 600] },
    });
    expect(await write.until()).toEqual({});
  });

  it('before any call was made is no word on the lane, and nothing was carried out', async () => {
    const write = await createWrite();
    const row = await write.go(() => Promise.reject(new Error('ours')));
    expect(row).toMatchObject({ state: 'pending', waiting: 'backoff', readyAt: start + 1500, attempt: 0 });
    expect(await write.lane(operation)).toBeUndefined();
    const other = await createWrite();
    const changed = await other.go(async () => {
      await other.keep(other.note({ revision: 9 }));
      throw new Error('ours');
    });
    expect(changed).toEqual(other.note({ revision: 9 }));
    const early = await createWrite();
    const limited = { kind: 'rateLimited', execution: 'notExecuted', retryAt: start + 9000 } as const;
    await early.go(() => Promise.reject(new Failure(limited)));
    expect(await early.lane(operation)).toMatchObject({ refused: 1, blockedUntil: start + 9000, log: [] });
  });
});

describe('a refusal', () => {
  const no = { kind: 'notFound', execution: 'notExecuted' } as const;
  const refuse = async (
    means: ReturnType<NonNullable<AnyJob<DeskPort>['refused']>>,
    to: Partial<Intent> = {},
  ) => {
    const write = await createWrite({ job: { refused: () => means }, row: to });
    return write.go(() => write.fail(no));
  };

  it('needs the person', async () => {
    const write = await createWrite();
    expect(await write.go(() => write.fail(no))).toMatchObject({
      state: 'dead',
      needsYou: true,
      failure: no,
    });
    expect(await refuse(null)).toMatchObject({ state: 'dead', failure: no });
  });

  it('may mean that it is so already', async () => {
    expect(await refuse({ settled: 'so' })).toMatchObject({ state: 'done', result: 'so' });
  });

  it('may mean that it was decided on an old look', async () => {
    expect(await refuse('lookAgain', { maybeExecuted: true, looks: 4 })).toMatchObject({
      ...{ state: 'pending', owner: null, looks: 5, maybeExecuted: undefined, snapshot: undefined },
      ...{ lookAfter: start + 1, readyAt: start },
    });
    expect(await refuse('lookAgain')).toMatchObject({ looks: 1 });
    expect(await refuse('lookAgain', { looks: 5 })).toMatchObject({
      ...{ state: 'dead', failure: no, looks: undefined },
    });
  });

  it('that it was decided on an old look is an answer: those that were lost before it do not count', async () => {
    expect(await refuse('lookAgain', { maybeExecuted: true, failures: 9, needsYou: true })).toMatchObject({
      ...{ state: 'pending', looks: 1, failures: undefined, needsYou: undefined },
    });
  });
});
