import { describe, expect, it } from 'vitest';
import { Failure, type FailureFacts } from '../../lib/domain/failure';
import type { Intent } from '../../lib/domain/intent';
import type { AnyJob, OutboxDeps } from '../../lib/outbox/contract';
import { logSlot, newLane } from '../../lib/outbox/lane';
import { createLine, send } from '../../lib/outbox/sender';
import { start } from './support/bench';
import { createDesk, type DeskPort, limit } from './support/desk';

const operation = 'notes.delete';

interface Setting {
  job?: Partial<AnyJob<DeskPort>>;
  deps?: Partial<OutboxDeps<DeskPort>>;
  row?: Partial<Intent>;
}

/** One write that a worker decided on; `act` is what its attempt does with the gate of its port. */
async function createWrite({ job, deps, row: to }: Setting = {}) {
  const desk = createDesk(job, deps);
  const row = desk.note({ waiting: 'slot', needsYou: true, ...to });
  await desk.keep(row);
  const line = createLine();
  const begun: (Intent | undefined)[] = [];
  const call = (id = `feishu.${operation}`) => line.gate({ id, limits: [] });
  const go = async (act: () => Promise<unknown>) => {
    const decided = {
      intent: row,
      job: desk.job,
      snapshot: 'before',
      attempt: { operation, send: act },
      line,
    };
    await send(desk.kit, decided, () => begun.push(undefined));
    return desk.row();
  };
  const fill = (calls: number) =>
    desk.kit.write('strict', async (tx) => {
      let lane = newLane(operation);
      for (let index = 0; index < calls; index += 1) lane = logSlot(lane, [limit], start);
      await tx.put('lanes', lane);
    });
  const until = async () => {
    const shifts = (await desk.scans()).find(({ key }) => key === 'me notes.list shifts');
    return shifts?.row === 'shifts' ? shifts.until : undefined;
  };
  const fail = async (facts: Partial<FailureFacts>, ms = 0): Promise<never> => {
    await call();
    desk.pass(ms);
    throw new Failure({ kind: 'network', execution: 'unknown', ...facts });
  };
  return { ...desk, line, call, go, begun, fill, until, fail };
}

const held = (at: number | null) => expect.objectContaining({ name: 'Stopped', at });

describe('a write', () => {
  it('is in flight, and its slot taken, on the disk before its call leaves', async () => {
    const write = await createWrite();
    const done = await write.go(async () => {
      await write.call();
      expect(write.begun).toHaveLength(1);
      write.store.powerCut(0);
      expect(await write.row()).toMatchObject({
        ...{ state: 'inFlight', attempt: 1, owner: 'w', operation, snapshot: 'before', sentAt: start },
        ...{ waiting: undefined, needsYou: undefined, revision: 2 },
      });
      expect(await write.lane(operation)).toMatchObject({ log: [start], calls: 1 });
      expect(await write.until()).toEqual({ a: start + 55_000 });
      write.pass(2000);
      return { id: '1' };
    });
    expect(done).toMatchObject({ state: 'done', result: { id: '1' }, settledAt: start + 2000, owner: null });
    expect(await write.until()).toEqual({});
    expect(await write.lane(operation)).toMatchObject({ log: [start + 2000] });
  });

  it('leaves what may still move rows to move them', async () => {
    const write = await createWrite({ row: { unclearUntil: start + 9000, maybeExecuted: true } });
    await write.go(() => write.call());
    expect(await write.until()).toEqual({ a: start + 9000 });
  });

  it('keeps what is to be looked after', async () => {
    const followUp = () => ({ kind: 'after', input: 1 });
    const write = await createWrite({ job: { followUp } });
    await write.go(() => write.call());
    expect(await write.row('a+')).toMatchObject({
      kind: 'after',
      state: 'pending',
      readyAt: start + 600_000,
    });
  });

  it('says of the call what its way tells', async () => {
    const write = await createWrite();
    const row = await write.go(() =>
      write.line.gate({ id: `feishu.${operation}`, limits: [] }, { resendable: true }),
    );
    expect(row?.resendable).toBe(true);
  });

  it('without a call is done if nobody else changed the wish', async () => {
    const write = await createWrite();
    expect(await write.go(async () => 'so')).toMatchObject({ state: 'done', result: 'so' });
    expect(await write.lane(operation)).toBeUndefined();
    expect(write.begun.length).toBeGreaterThan(0);
    const other = await createWrite();
    const changed = await other.go(async () => other.keep(other.note({ revision: 9 })));
    expect(changed).toMatchObject({ state: 'pending', revision: 9 });
    const gone = await createWrite();
    await gone.go(() => gone.kit.write('strict', (tx) => tx.delete('intents', 'a')));
    expect(await gone.row()).toBeUndefined();
  });

  it('goes nowhere before it is connected', async () => {
    await expect(createLine().gate({ id: 'feishu.x', limits: [] })).rejects.toEqual(held(null));
  });
});

describe('a call is not made', () => {
  it.each([
    ['changed', { revision: 9 }],
    ['cancelled', { state: 'cancelled' as const }],
  ])('for a wish that was %s since', async (_, to) => {
    const write = await createWrite();
    await write.keep(write.note(to));
    const row = await write.go(async () => {
      await expect(write.call()).rejects.toEqual(held(null));
      return write.call();
    });
    expect(row).toEqual(write.note(to));
    expect(await write.lane(operation)).toBeUndefined();
  });

  it('for a wish that is gone', async () => {
    const write = await createWrite();
    await write.kit.write('strict', (tx) => tx.delete('intents', 'a'));
    expect(await write.go(() => write.call())).toBeUndefined();
  });

  it('without a slot: the wish waits for it', async () => {
    const write = await createWrite();
    await write.fill(2);
    expect(await write.go(() => write.call())).toMatchObject({
      ...{ state: 'pending', waiting: 'slot', readyAt: start + 61_000, attempt: 0, owner: null, revision: 2 },
    });
    expect(await write.lane(operation)).toMatchObject({ calls: 2, refused: 0 });
  });

  it('whatever its port makes of that', async () => {
    const write = await createWrite();
    await write.fill(2);
    const row = await write.go(() =>
      write.call().catch(() => Promise.reject(new Failure({ kind: 'network', execution: 'unknown' }))),
    );
    expect(row).toMatchObject({ state: 'pending', waiting: 'slot', readyAt: start + 61_000 });
  });

  it('before its ticket’s moment, and is with it', async () => {
    const asked: unknown[] = [];
    const tickets = {
      ask: async (...words: unknown[]) => {
        asked.push(words);
        return { at: start + 7000, expires: start + 90_000 };
      },
    };
    const write = await createWrite({ deps: { tickets } });
    expect(await write.go(() => write.call())).toMatchObject({ waiting: 'slot', readyAt: start + 7000 });
    expect(asked).toEqual([[operation, 'click', 'a 1']]);
    await write.keep(write.note());
    await write.fill(2);
    write.pass(7000);
    const again = await createWrite({ deps: { tickets } });
    again.pass(7000);
    await again.fill(2);
    expect(await again.go(() => again.call())).toMatchObject({ state: 'done' });
  });
});

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
    expect(await refuse('lookAgain', { maybeExecuted: true, failures: 4 })).toMatchObject({
      ...{ state: 'pending', owner: null, failures: 5, maybeExecuted: undefined, snapshot: undefined },
      ...{ lookAfter: start + 1, readyAt: start },
    });
    expect(await refuse('lookAgain')).toMatchObject({ failures: 1 });
    expect(await refuse('lookAgain', { failures: 5 })).toMatchObject({ state: 'dead', failure: no });
  });
});
