import { describe, expect, it } from 'vitest';
import type { Intent } from '../../lib/domain/intent';
import type { Reconciled } from '../../lib/domain/job';
import { reconcile } from '../../lib/outbox/decide';
import type { ScanOf } from '../../lib/outbox/scanner';
import { start } from './support/bench';
import { listed, reading, unlisted, why } from './support/decided';
import { createDesk } from './support/desk';

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
