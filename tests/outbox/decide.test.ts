import { describe, expect, it } from 'vitest';
import { Failure } from '../../lib/domain/failure';
import type { Intent } from '../../lib/domain/intent';
import type { LookContext, Reconciled, Scan } from '../../lib/domain/job';
import { addNeed, decide, lookFrom, reconcile, type ScanOf } from '../../lib/outbox/decide';
import type { ScanHead } from '../../lib/outbox/scan';
import type { ScanNeed } from '../../lib/outbox/scanner';
import { StoreError } from '../../lib/outbox/store';
import { start } from './support/bench';
import { createDesk, type DeskPort } from './support/desk';

const listed =
  (to: Partial<ScanHead> = {}, rows: unknown[] = []): ScanOf =>
  async (key) => {
    const head: ScanHead = {
      ...{
        key,
        row: 'head',
        startedAt: start,
        pages: 1,
        completedAt: start,
        failures: 0,
        readyAt: start,
        ...to,
      },
    };
    return { head, scan: { rows, startedAt: head.startedAt, complete: head.completedAt !== undefined } };
  };
const unlisted: ScanOf = async () => null;
const reading = listed({ completedAt: undefined });
const why = { key: 'there', params: ['x'] };

/** Decides on a wish that is kept beside others. */
async function decided(
  plan: Parameters<typeof createDesk>[0],
  {
    to = {},
    others = [],
    scanOf = unlisted,
  }: { to?: Partial<Intent>; others?: Partial<Intent>[]; scanOf?: ScanOf } = {},
  deps: Parameters<typeof createDesk>[1] = {},
) {
  const desk = createDesk(plan, deps);
  const row = desk.note(to);
  await desk.keep(row, ...others.map((each, index) => desk.note({ id: `other-${index}`, ...each })));
  const next = await decide(desk.kit, row, scanOf);
  return { ...desk, next, after: await desk.row(), was: row };
}

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

  it('is looked at in a list that was read late enough, and not too long ago', async () => {
    const scans: (Scan | null)[] = [];
    const look = (_: LookContext, __: unknown, scan: Scan | null) => {
      scans.push(scan);
      return { snapshot: null };
    };
    await decided({ look }, { scanOf: listed() });
    await decided({ look }, { scanOf: listed(), to: { lookAfter: start + 1 } });
    await decided({ look }, { scanOf: listed({ startedAt: start - 400_000, completedAt: start - 300_001 }) });
    await decided({ look, scan: null }, { scanOf: listed() });
    expect(scans.map((scan) => scan !== null)).toEqual([true, false, false, false]);
  });

  it('has its list read first where it needs one', async () => {
    const look = () => 'scan' as const;
    const scan = { do: 'scan', after: start };
    expect((await decided({ look })).next).toEqual(scan);
    const part = await decided({ look }, { scanOf: reading });
    expect([part.next, part.after]).toEqual([scan, part.was]);
    const settled = { others: [{ state: 'done', sentAt: start - 9, settledAt: start + 4 } as const] };
    expect((await decided({ look }, settled)).next).toEqual({ do: 'scan', after: start + 5 });
  });

  it('needs the person where the whole list tells nothing', async () => {
    const { next, after } = await decided({ look: () => 'scan' }, { scanOf: listed() });
    expect(next).toEqual({ do: 'nothing' });
    expect(after).toMatchObject({ state: 'dead', failure: { kind: 'malformed', execution: 'notExecuted' } });
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
    expect(await decide(desk.kit, desk.note(), unlisted)).toEqual({ do: 'nothing' });
    expect(await desk.row()).toEqual(desk.note({ revision: 2 }));
    await desk.kit.write('strict', (tx) => tx.delete('intents', 'a'));
    await decide(desk.kit, desk.note(), unlisted);
    expect(await desk.row()).toBeUndefined();
  });
});

describe('the moment from which a list shows all our writes', () => {
  const { note } = createDesk();
  it('is after the last one was settled, and not before the wish says', () => {
    const sent = (id: string, settledAt: number) => note({ id, sentAt: 1, settledAt });
    expect(lookFrom(note(), [])).toBe(start);
    expect(lookFrom(note(), [sent('b', start + 3), sent('c', start + 1)])).toBe(start + 4);
    expect(lookFrom(note(), [sent('b', start - 9)])).toBe(start);
    expect(lookFrom(note(), [note({ id: 'b', settledAt: start + 3 })])).toBe(start);
    expect(lookFrom(note(), [sent('a', start + 3)])).toBe(start);
    expect(lookFrom(note({ lookAfter: 0 }), [note({ id: 'b', sentAt: 5 })])).toBe(1);
  });

  it('is not before one that may still land has landed', () => {
    const late = note({ id: 'b', sentAt: 1, settledAt: start + 3, unclearUntil: start + 30_000 });
    expect(lookFrom(note(), [late])).toBe(start + 30_000);
  });
});

describe('a wish of unknown outcome', () => {
  const unsure: Partial<Intent> = {
    state: 'unknown',
    readyAt: start - 500,
    snapshot: 'before',
    waiting: 'quiescence',
  };
  const told = async (
    found: Reconciled<unknown>,
    scanOf: ScanOf = listed(),
    others: Partial<Intent>[] = [],
    plan: Parameters<typeof createDesk>[0] = {},
  ) => {
    const heard: unknown[][] = [];
    const answer = (...words: unknown[]) => {
      heard.push(words);
      return found;
    };
    const followUp = () => ({ kind: 'after', input: 1 });
    const desk = createDesk({ reconcile: answer, followUp, ...plan });
    const row = desk.note(unsure);
    await desk.keep(row, ...others.map((each, index) => desk.note({ id: `other-${index}`, ...each })));
    const next = await reconcile(desk.kit, row, scanOf);
    return { ...desk, heard, next, after: await desk.row(), was: row };
  };

  it('is sent again where that does no harm, and can no longer be cancelled', async () => {
    const { next, after } = await told({ verdict: 'absent' }, unlisted, [], { repeatable: () => true });
    expect(next).toEqual({ do: 'nothing' });
    expect(after).toMatchObject({
      state: 'pending',
      maybeExecuted: true,
      waiting: undefined,
      snapshot: 'before',
    });
    expect(after?.why).toBeUndefined();
  });

  it('is the person’s where no list could tell', async () => {
    const { after } = await told({ verdict: 'absent' }, unlisted, [], { scan: null });
    expect(after).toMatchObject({ state: 'dead', why: { key: 'outbox.unclear', params: [] } });
    const both = await told({ verdict: 'absent' }, unlisted, [], { scan: null, repeatable: () => true });
    expect(both.after?.state).toBe('pending');
  });

  it('waits for a list that was begun after the quiet time', async () => {
    const scan = { do: 'scan', after: start - 500 };
    expect((await told({ verdict: 'absent' }, unlisted)).next).toEqual(scan);
    const early = await told({ verdict: 'absent' }, listed({ startedAt: start - 501 }));
    expect([early.next, early.after, early.heard]).toEqual([scan, early.was, []]);
    expect((await told({ verdict: 'absent' }, listed({ startedAt: start - 500 }))).next.do).toBe('nothing');
  });

  it('is done where the list shows it, even half of the list', async () => {
    const done = { verdict: 'done', result: 'there' } as const;
    const { next, after, row } = await told(done, reading);
    expect(next).toEqual({ do: 'nothing' });
    expect(after).toMatchObject({ state: 'done', result: 'there', settledAt: start });
    expect(await row('a+')).toMatchObject({ kind: 'after', lookAfter: start });
  });

  it('is decided anew where the whole list does not', async () => {
    expect((await told({ verdict: 'absent' }, reading)).next).toEqual({ do: 'scan', after: start - 500 });
    const { next, after, row } = await told({ verdict: 'absent' });
    expect(next).toEqual({ do: 'nothing' });
    expect(after).toMatchObject({
      ...{
        state: 'pending',
        snapshot: undefined,
        waiting: undefined,
        lookAfter: start - 500,
        readyAt: start,
      },
    });
    expect(await row('a+')).toBeUndefined();
  });

  it('is the person’s where the list leaves it open', async () => {
    expect((await told({ verdict: 'ambiguous', why }, reading)).next.do).toBe('scan');
    const { next, after } = await told({ verdict: 'ambiguous', why });
    expect([next, after]).toMatchObject([{ do: 'nothing' }, { state: 'dead', why }]);
  });

  it('is told beside the account’s other wishes of its kind', async () => {
    const others = [
      { id: 'b' },
      { id: 'c', account: 'you' },
      { id: 'd', kind: 'after' },
      { id: 'e', resource: 'else' },
    ];
    const { heard } = await told({ verdict: 'absent' }, listed({}, ['row']), others);
    const [scan, input, snapshot, known] = heard[0] ?? [];
    expect([scan, input, snapshot]).toMatchObject([{ rows: ['row'], complete: true }, null, 'before']);
    expect(known).toMatchObject([{ id: 'b' }, { id: 'e' }]);
  });

  it('of a job that is gone is left', async () => {
    const desk = createDesk();
    expect(await reconcile(desk.kit, desk.note({ kind: 'gone' }), listed())).toEqual({ do: 'nothing' });
  });
});

describe('the need of a list', () => {
  const desk = createDesk();
  const needOf = (...rows: Partial<Intent>[]) => {
    const needs = new Map<string, ScanNeed<DeskPort>>();
    for (const [index, row] of rows.entries())
      addNeed(needs, desk.note({ id: `${index}`, ...row }), desk.job, index);
    return [...needs.values()];
  };

  it('is one for all of an account, each from its own moment on', () => {
    const needs = needOf({}, {}, { account: 'you' });
    expect(needs.map(({ key, by }) => [key, [...by]])).toEqual([
      [
        'me notes.list',
        [
          ['0', 0],
          ['1', 1],
        ],
      ],
      ['you notes.list', [['2', 2]]],
    ]);
    expect(needs[0]).toMatchObject({ account: 'me', source: { operation: 'notes.list' } });
  });

  it('is a person’s where a wish waits that is not mere housekeeping', () => {
    const forLook = (...rows: Partial<Intent>[]) => needOf(...rows)[0]?.forLook;
    expect(forLook({})).toBe(true);
    expect(forLook({ class: 'bulk' })).toBe(true);
    expect(forLook({ class: 'refresh' })).toBe(false);
    expect(forLook({ state: 'unknown' })).toBe(false);
    expect(forLook({ state: 'unknown' }, {}, { state: 'unknown' })).toBe(true);
  });

  it('is none of a job without a list', () => {
    const needs = new Map<string, ScanNeed<DeskPort>>();
    addNeed(needs, desk.note(), { ...desk.job, scan: null }, 0);
    expect(needs.size).toBe(0);
  });
});
