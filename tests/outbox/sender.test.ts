import { describe, expect, it } from 'vitest';
import { Failure } from '../../lib/domain/failure';
import { createLine } from '../../lib/outbox/sender';
import { start } from './support/bench';
import { createWrite, held, operation } from './support/write';

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
