import { describe, expect, it } from 'vitest';
import type { Intent } from '../../lib/domain/intent';
import type { LookContext, Scan } from '../../lib/domain/job';
import { addNeed, lookFrom } from '../../lib/outbox/decide';
import type { ScanNeed } from '../../lib/outbox/scanner';
import { start } from './support/bench';
import { decided, listed, reading } from './support/decided';
import { createDesk, type DeskPort } from './support/desk';

describe('a wish that its list decides', () => {
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
