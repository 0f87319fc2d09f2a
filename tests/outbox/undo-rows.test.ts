import { describe, expect, it } from 'vitest';
import type { Intent } from '../../lib/domain/intent';
import type { AnyJob } from '../../lib/outbox/contract';
import { drop, undo } from '../../lib/outbox/group';
import { canUndo, takerOf, undoKind, undoOf } from '../../lib/outbox/undo';
import { start } from './support/bench';
import { createDesk, type DeskPort } from './support/desk';

const refused = { kind: 'forbidden', execution: 'notExecuted' } as const;
const unclear = { key: 'outbox.unclear', params: [] };
/** What the job's undo is: another job, on the record that was made. */
const backBy: Partial<AnyJob<DeskPort>> = { undo: ({ id }) => ({ kind: 'after', input: { made: id } }) };
const back = () => createDesk(backBy);
const given = { state: 'dead', failure: refused, maybeExecuted: true } as const;

describe('there is something to take back', () => {
  it('while a wish is open, and where it was or may have been carried out', () => {
    const desk = back();
    const may = (to: Partial<Intent>) => canUndo(desk.kit, desk.note(to));
    for (const state of ['pending', 'inFlight', 'unknown', 'done'] as const)
      expect(may({ state })).toBe(true);
    expect(may(given)).toBe(true);
    expect(may({ state: 'dead', failure: refused })).toBe(false);
    expect(may({ state: 'cancelled' })).toBe(false);
    expect(may({ state: 'cancelled', maybeExecuted: true })).toBe(false);
  });

  it('but not twice, not of what joined another, not of an undo, and not where the job knows no way back', () => {
    const desk = back();
    const may = (to: Partial<Intent>) => canUndo(desk.kit, desk.note(to));
    for (const state of ['pending', 'done'] as const) {
      expect(may({ state, undoneBy: 'u' })).toBe(false);
      expect(may({ state, mergedInto: 'b' })).toBe(false);
      expect(may({ state, kind: undoKind })).toBe(false);
    }
    const none = createDesk();
    expect(canUndo(none.kit, none.note({ state: 'done' }))).toBe(false);
    const gone = createDesk({ undo: () => ({ kind: 'a job of another version', input: null }) });
    expect(canUndo(gone.kit, gone.note({ state: 'done' }))).toBe(false);
  });
});

describe('who takes back', () => {
  it('does it as its job says, after all other wishes for the thing, and once', async () => {
    const desk = back();
    const mail = { key: 'm', host: 'mail.example', subject: 'Hello' };
    await desk.keep(
      desk.note({ state: 'done', settledAt: start, mail }),
      desk.note({ id: 'b', state: 'done', createdAt: start + 70_000 }),
    );
    desk.pass(5000);
    const now = start + 5000;
    const taker = await undo(desk.kit, 'u', 'a');
    expect(taker).toEqual({
      ...{ id: 'u', kind: 'after', version: 1, input: { made: 'a' }, account: 'me', resource: 'note' },
      ...{ class: 'click', state: 'pending', attempt: 0, owner: null, createdAt: start + 70_001 },
      ...{ readyAt: now, updatedAt: now, lookAfter: now, revision: 1, undoes: 'a', mail },
    });
    expect(await desk.row()).toMatchObject({ state: 'done', undoneBy: 'u', revision: 2 });
    expect(await undo(desk.kit, 'u', 'a')).toEqual(taker);
    expect(await undo(desk.kit, 'again', 'a')).toEqual(taker);
    expect(await desk.row('again')).toBeUndefined();
  });

  it('waits to learn what to do while the outcome is open, and never comes before its original', async () => {
    const desk = back();
    await desk.keep(desk.note({ state: 'inFlight', owner: 'w', wishedAt: start + 9000 }));
    const taker = await undo(desk.kit, 'u', 'a');
    expect(taker).toMatchObject({ kind: undoKind, version: 1, input: null });
    expect(taker).toMatchObject({ createdAt: start + 9001, readyAt: start + 9001 });
    expect(taker).not.toHaveProperty('mail');
    expect(await desk.row()).toMatchObject({ state: 'inFlight', undoneBy: 'u' });
  });

  it('relieves the person of what was given up', async () => {
    const desk = back();
    await desk.keep(desk.note({ ...given, needsYou: true }));
    expect(await undo(desk.kit, 'u', 'a')).toMatchObject({ kind: 'after', undoes: 'a' });
    const row = await desk.row();
    expect(row).toMatchObject({ state: 'cancelled', undoneBy: 'u' });
    expect(row?.needsYou).toBeUndefined();
  });

  it('is nobody where there is nothing to take back, or nothing there', async () => {
    const desk = createDesk();
    const settled = desk.note({ state: 'done' });
    await desk.keep(settled);
    expect(await undo(desk.kit, 'u', 'a')).toEqual(settled);
    expect(await desk.row('u')).toBeUndefined();
    await expect(undo(desk.kit, 'u', 'z')).rejects.toMatchObject({
      facts: { kind: 'notFound', execution: 'notExecuted' },
    });
  });

  it('is the one that began, even where its row went with the history', async () => {
    const desk = back();
    const original = desk.note({ state: 'done', undoneBy: 'gone' });
    await desk.keep(original);
    expect(await undo(desk.kit, 'u', 'a')).toEqual(original);
  });
});

describe('a waiting wish that is given up', () => {
  const taker = (desk: ReturnType<typeof createDesk>, original: Intent) =>
    takerOf(desk.kit, original, { id: 'u', now: start, createdAt: start + 1 });

  it('has its undo end with it, unless that is settled', async () => {
    for (const [to, revision] of [
      [{}, 2],
      [{ state: 'dead' }, 1],
    ] as const) {
      const desk = back();
      const original = desk.note({ undoneBy: 'u' });
      await desk.keep(original, { ...taker(desk, original), kind: undoKind, ...to });
      expect(await drop(desk.kit, 'a')).toMatchObject({ state: 'cancelled' });
      expect(await desk.row('u')).toMatchObject({ state: revision === 2 ? 'done' : 'dead', revision });
    }
  });

  it('leaves what it was to take back as it was', async () => {
    const desk = back();
    const original = desk.note({ state: 'done', undoneBy: 'u' });
    await desk.keep(original, taker(desk, original));
    await drop(desk.kit, 'u');
    const row = await desk.row();
    expect(row).toMatchObject({ state: 'done', revision: 2 });
    expect(row?.undoneBy).toBeUndefined();
  });

  it('leaves to the person what may have happened', async () => {
    for (const [maybeExecuted, state] of [
      [true, 'dead'],
      [undefined, 'cancelled'],
    ] as const) {
      const desk = back();
      const original = desk.note({ state: 'cancelled', maybeExecuted, undoneBy: 'u' });
      await desk.keep(original, taker(desk, original));
      await drop(desk.kit, 'u');
      const row = await desk.row();
      expect(row).toMatchObject({ state });
      expect([row?.why, row?.needsYou]).toEqual(state === 'dead' ? [unclear, true] : [undefined, undefined]);
    }
  });

  it('changes nothing of what another one takes back', async () => {
    const desk = back();
    const original = desk.note({ state: 'done', undoneBy: 'v' });
    await desk.keep(original, taker(desk, original));
    await drop(desk.kit, 'u');
    expect(await desk.row()).toEqual(original);
  });
});

describe('the undo part of a turn', () => {
  const turn = async (desk: ReturnType<typeof createDesk>, id: string, ...rows: Intent[]) => {
    await desk.keep(...rows);
    const one = rows.find((row) => row.id === id);
    return one ? undoOf(desk.kit, one, rows) : null;
  };
  const waits = (desk: ReturnType<typeof createDesk>) =>
    desk.note({ id: 'u', kind: undoKind, input: null, undoes: 'a', failures: 2 });

  it('is none of a wish that nobody takes back, nor of one that may have been carried out', async () => {
    const desk = back();
    for (const to of [{}, { undoneBy: 'u', maybeExecuted: true }]) {
      const row = desk.note(to);
      expect(await turn(desk, 'a', row)).toBe(false);
      expect(await desk.row()).toEqual(row);
    }
  });

  it('cancels a wish that waits again although it is to be taken back', async () => {
    const desk = back();
    expect(await turn(desk, 'a', desk.note({ undoneBy: 'u' }), waits(desk))).toBe(true);
    expect(await desk.row()).toMatchObject({ state: 'cancelled' });
    expect(await desk.row('u')).toMatchObject({ state: 'done' });
  });

  it('learns what to do once its original is settled', async () => {
    const desk = back();
    desk.pass(3000);
    expect(await turn(desk, 'u', desk.note({ state: 'done', undoneBy: 'u' }), waits(desk))).toBe(true);
    const row = await desk.row('u');
    expect(row).toMatchObject({ kind: 'after', input: { made: 'a' }, state: 'pending' });
    expect(row).toMatchObject({ lookAfter: start + 3000 });
    expect(row?.failures).toBeUndefined();
    expect(await desk.row()).toMatchObject({ state: 'done' });
  });

  it('gives up for the person what may have happened, and takes it back', async () => {
    const desk = back();
    await turn(desk, 'u', desk.note({ ...given, undoneBy: 'u' }), waits(desk));
    expect(await desk.row()).toMatchObject({ state: 'cancelled', undoneBy: 'u' });
    expect(await desk.row('u')).toMatchObject({ kind: 'after', state: 'pending' });
  });

  it('is done where nothing was done, or the original is no more', async () => {
    const desk = back();
    await turn(desk, 'u', desk.note({ state: 'cancelled', undoneBy: 'u' }), waits(desk));
    expect(await desk.row('u')).toMatchObject({ state: 'done' });
    const alone = back();
    await turn(alone, 'u', waits(alone));
    expect(await alone.row('u')).toMatchObject({ state: 'done' });
  });

  it('of what was refused cancels it; where it stopped for a reason, or may have happened, it stops for that', async () => {
    const why = { key: 'there', params: [] };
    for (const [to, after] of [
      [{ failure: refused }, null],
      [{ why }, why],
      [{ why, maybeExecuted: true }, why],
      [{ failure: refused, maybeExecuted: true }, unclear],
    ] as const) {
      const desk = createDesk();
      await turn(desk, 'u', desk.note({ state: 'dead', undoneBy: 'u', ...to }), waits(desk));
      const [original, undone] = [await desk.row(), await desk.row('u')];
      expect(original?.state).toBe(after === null ? 'cancelled' : 'dead');
      expect([undone?.state, undone?.why]).toEqual(after === null ? ['done', undefined] : ['dead', after]);
    }
  });

  it('decides nothing on a row that changed meanwhile', async () => {
    const desk = back();
    const newer = desk.note({ undoneBy: 'u', revision: 2 });
    await desk.keep(newer, waits(desk));
    expect(await undoOf(desk.kit, { ...newer, revision: 1 }, [newer])).toBe(true);
    expect(await desk.row()).toEqual(newer);
  });
});
