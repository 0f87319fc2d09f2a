import { describe, expect, it } from 'vitest';
import { Failure } from '../../lib/domain/failure';
import type { Intent } from '../../lib/domain/intent';
import type { LookContext } from '../../lib/domain/job';
import { decide } from '../../lib/outbox/decide';
import { StoreError } from '../../lib/outbox/store';
import { start } from './support/bench';
import { decided, unlisted, why } from './support/decided';
import { createDesk } from './support/desk';

describe('a wish whose turn it is', () => {
  it('is sent as its look told', async () => {
    const looks: unknown[] = [];
    const { next, after, was } = await decided({
      look: (context, input, scan) => {
        looks.push([context.forced, input, scan]);
        return { snapshot: 'seen' };
      },
    });
    expect(next).toMatchObject({ do: 'send', decided: { intent: was, snapshot: 'seen' } });
    expect(looks).toEqual([[false, null, null]]);
    expect(after).toEqual(was);
  });

  it('is sent again as the first look told where that may have been carried out', async () => {
    const look = () => 'scan' as const;
    const { next } = await decided({ look }, { to: { maybeExecuted: true, snapshot: 'first' } });
    expect(next).toMatchObject({ do: 'send', decided: { snapshot: 'first' } });
  });

  it('waits until another of its thing is clear, and not for itself', async () => {
    const unclear = { unclearUntil: start + 5000, state: 'done' } as const;
    expect((await decided({}, { others: [unclear] })).next).toEqual({ do: 'wait', until: start + 5000 });
    expect((await decided({}, { others: [{ unclearUntil: start }] })).next.do).toBe('send');
    expect((await decided({}, { to: { unclearUntil: start + 5000 } })).next.do).toBe('send');
    expect((await decided({}, { others: [{ ...unclear, resource: 'else' }] })).next.do).toBe('send');
  });

  it.each([
    ['no version here knows', { version: 2 }],
    ['no job here knows', { kind: 'gone' }],
  ])('needs the person where %s it', async (_, to) => {
    const { next, after, was } = await decided({}, { to });
    expect(next).toEqual({ do: 'nothing' });
    const failure = { kind: 'unknown', execution: 'notExecuted', message: was.kind };
    expect(after).toMatchObject({ state: 'dead', failure });
  });

  it('is shown what was settled for its thing, newest first, and whether it is forced', async () => {
    const contexts: LookContext[] = [];
    const look = (context: LookContext) => {
      contexts.push(context);
      return { snapshot: null };
    };
    const others: Partial<Intent>[] = [
      { id: 'old', state: 'done', createdAt: start - 9 },
      { id: 'new', state: 'dead', createdAt: start - 5 },
      { id: 'mid', state: 'cancelled', createdAt: start - 7 },
      { id: 'open', createdAt: start - 3 },
      { id: 'merged', state: 'cancelled', mergedInto: 'a', createdAt: start - 2 },
      { id: 'else', state: 'done', resource: 'else' },
    ];
    await decided({ look }, { to: { forced: true, createdAt: start }, others });
    expect(contexts[0]?.earlier.map(({ id }) => id)).toEqual(['new', 'mid', 'old']);
    expect([contexts[0]?.forced, contexts[0]?.now()]).toEqual([true, start]);
  });

  it('needs the person where its look says so', async () => {
    const versions = { ours: 1, now: 2, wanted: 3 };
    const told = await decided({ look: () => ({ needsYou: why, versions }) });
    expect([told.next, told.after]).toMatchObject([{ do: 'nothing' }, { state: 'dead', why, versions }]);
    const plain = await decided({ look: () => ({ needsYou: why }) });
    expect(plain.after && 'versions' in plain.after && plain.after.versions).toBeUndefined();
  });

  it('is done where nothing is left to do', async () => {
    const { next, after } = await decided({ attempt: () => ({ settled: 'so' }) });
    expect(next).toEqual({ do: 'nothing' });
    expect(after).toMatchObject({ state: 'done', result: 'so', snapshot: 'looked', settledAt: start });
  });

  it('waits for the person where its account cannot be used', async () => {
    const port = () => {
      throw new Failure({ kind: 'signInAgain', execution: 'notExecuted' });
    };
    const { next, after } = await decided({}, {}, { port });
    expect([next, after]).toMatchObject([{ do: 'nothing' }, { state: 'pending', waiting: 'signIn' }]);
  });

  it('is left as it is where the journal itself is broken', async () => {
    const attempt = () => {
      throw new StoreError('corrupt');
    };
    await expect(decided({ attempt })).rejects.toBeInstanceOf(StoreError);
  });

  it('can pause in its attempt, and knows the time', async () => {
    const { next, timers } = await decided({
      attempt: ({ pause, now }) => ({
        operation: 'x',
        send: async () => {
          await pause(5);
          return now();
        },
      }),
    });
    if (next.do !== 'send') throw new Error(next.do);
    const sent = next.decided.attempt.send();
    expect(timers).toHaveLength(1);
    timers[0]?.();
    expect(await sent).toBe(start);
  });

  it('is not settled where it was changed since', async () => {
    const desk = createDesk({ attempt: () => ({ settled: 'so' }) });
    await desk.keep(desk.note({ revision: 2 }));
    expect(await decide(desk.kit, desk.note(), unlisted, Promise.resolve([]))).toEqual({ do: 'nothing' });
    expect(await desk.row()).toEqual(desk.note({ revision: 2 }));
    await desk.kit.write('strict', (tx) => tx.delete('intents', 'a'));
    await decide(desk.kit, desk.note(), unlisted, Promise.resolve([]));
    expect(await desk.row()).toBeUndefined();
  });
});
