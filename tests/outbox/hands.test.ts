import { describe, expect, it } from 'vitest';
import { drop, retry } from '../../lib/outbox/group';
import { edit, resume } from '../../lib/outbox/hands';
import { undoKind } from '../../lib/outbox/undo';
import { start } from './support/bench';
import { createDesk } from './support/desk';

const refused = { kind: 'forbidden', execution: 'notExecuted' } as const;
const signIn = { kind: 'signInAgain', execution: 'notExecuted' } as const;
const conflict = { facts: { kind: 'conflict', execution: 'notExecuted' } };
const notFound = { facts: { kind: 'notFound', execution: 'notExecuted' } };

describe('sent on again', () => {
  const why = { key: 'there', params: [] };

  it('a wish is done all the same only where the person was shown why it stopped', async () => {
    const desk = createDesk();
    const stopped = desk.note({ state: 'dead', why, needsYou: true });
    await desk.keep(stopped);
    expect(await retry(desk.kit, 'a', false)).toEqual(stopped);
    expect(await desk.row()).toEqual(stopped);
    expect(await retry(desk.kit, 'a', true)).toMatchObject({
      state: 'pending',
      forced: true,
      why: undefined,
    });
  });

  it('a refused one goes at once, unforced', async () => {
    const desk = createDesk();
    await desk.keep(desk.note({ state: 'dead', failure: { kind: 'forbidden', execution: 'notExecuted' } }));
    expect(await retry(desk.kit, 'a', false)).toMatchObject({ state: 'pending', forced: false });
  });

  it('one that waits goes at once, looked at anew, and keeps its place and what was decided on it', async () => {
    const desk = createDesk();
    const waits = { failure: refused, failures: 3, waiting: 'backoff', needsYou: true } as const;
    await desk.keep(
      desk.note({ ...waits, readyAt: start + 90_000, snapshot: 'old', forced: true }),
      desk.note({ id: 'b', createdAt: start + 1 }),
    );
    desk.pass(5000);
    const again = await retry(desk.kit, 'a');
    expect(again).toMatchObject({ state: 'pending', readyAt: start + 5000, lookAfter: start + 5000 });
    expect(again).toMatchObject({ forced: true, revision: 2 });
    expect(again).not.toHaveProperty('wishedAt');
    for (const gone of ['failure', 'failures', 'waiting', 'needsYou', 'snapshot'] as const)
      expect(again[gone]).toBeUndefined();
  });

  it('one that may have been carried out is still compared with what was there before it', async () => {
    const desk = createDesk();
    await desk.keep(desk.note({ state: 'dead', failure: refused, maybeExecuted: true, snapshot: 'old' }));
    expect(await retry(desk.kit, 'a')).toMatchObject({ state: 'pending', snapshot: 'old' });
  });

  it('a refused one is the latest wish for its thing, for which others were made meanwhile', async () => {
    const desk = createDesk();
    await desk.keep(
      desk.note({ state: 'dead', failure: refused }),
      desk.note({ id: 'b', createdAt: start + 70_000 }),
      desk.note({ id: 'c', createdAt: start + 99_000, resource: 'another' }),
    );
    desk.pass(5000);
    expect(await retry(desk.kit, 'a')).toMatchObject({ wishedAt: start + 70_001, settledAt: undefined });
  });

  it('a part keeps its place before the parts for the same thing, and goes behind other wishes for it', async () => {
    const part = { parent: 'g', class: 'bulk' } as const;
    const group = { ordered: false, describe: { key: 'g', params: [] }, back: { key: 'g', params: [] } };
    const counts = { total: 2, done: 0, dead: 1, cancelled: 0 };
    for (const [state, other, place] of [
      ['pending', 'g', undefined],
      ['done', 'g', start + 8],
      ['pending', undefined, start + 8],
    ] as const) {
      const desk = createDesk();
      await desk.keep(
        desk.note({ id: 'g', resource: 'group:g', group: { ...group, ...counts } }),
        desk.note({ id: 'g.0', ...part, state: 'dead', failure: refused }),
        desk.note({ id: 'g.1', parent: other, state, createdAt: start + 7 }),
        desk.note({ id: 'g.2', parent: 'g', createdAt: start + 6, resource: 'another' }),
      );
      await retry(desk.kit, 'g');
      const row = await desk.row('g.0');
      expect(row).toMatchObject({ state: 'pending' });
      expect(row?.wishedAt).toBe(place);
    }
  });

  it('one whose outcome is not known is looked up again, and nothing else is done', async () => {
    const desk = createDesk();
    const asks = { failure: signIn, waiting: 'signIn', needsYou: true } as const;
    await desk.keep(desk.note({ state: 'unknown', ...asks, readyAt: start + 30_000, maybeExecuted: true }));
    const again = await retry(desk.kit, 'a');
    expect(again).toMatchObject({ state: 'unknown', waiting: 'quiescence', readyAt: start + 30_000 });
    expect(again.needsYou).toBeUndefined();
    expect(await retry(desk.kit, 'a')).toEqual(again);
  });

  it('what is on its way or settled stays as it is', async () => {
    for (const state of ['inFlight', 'done', 'cancelled'] as const) {
      const desk = createDesk();
      const row = desk.note({ state, owner: state === 'inFlight' ? 'w' : null });
      await desk.keep(row);
      expect(await retry(desk.kit, 'a')).toEqual(row);
    }
  });

  it('one that was to be taken back stands, and nothing takes it back any more', async () => {
    const desk = createDesk();
    const failure = { kind: 'forbidden', execution: 'notExecuted' } as const;
    await desk.keep(desk.note({ state: 'dead', failure, maybeExecuted: true, undoneBy: 'u' }));
    await desk.keep(desk.note({ id: 'u', kind: undoKind, input: null, undoes: 'a' }));
    expect(await retry(desk.kit, 'a', false)).toMatchObject({ state: 'pending', undoneBy: undefined });
    expect(await desk.row('u')).toMatchObject({ state: 'cancelled' });
  });
});

describe('in the person’s hand', () => {
  const edited = (desk: ReturnType<typeof createDesk>) => edit(desk.kit, 'a', { note: 'new' });

  it('is what waits unsent and what was refused, and nothing else', async () => {
    for (const [to, out] of [
      [{}, 'cancelled'],
      [{ state: 'dead', failure: refused }, 'cancelled'],
      [{ maybeExecuted: true }, null],
      [{ state: 'inFlight', owner: 'w' }, null],
      [{ state: 'unknown', maybeExecuted: true }, null],
      [{ state: 'done' }, null],
    ] as const) {
      const desk = createDesk();
      const row = desk.note(to);
      await desk.keep(row);
      if (out === null) {
        await expect(drop(desk.kit, 'a')).rejects.toMatchObject(conflict);
        await expect(edited(desk)).rejects.toMatchObject(conflict);
        expect(await desk.row()).toEqual(row);
      } else {
        expect(await edited(desk)).toMatchObject({ state: 'pending', input: { note: 'new' } });
        expect(await drop(desk.kit, 'a')).toMatchObject({ state: out, needsYou: undefined });
      }
    }
  });

  it('nothing is that is not there', async () => {
    const desk = createDesk();
    for (const ask of [retry(desk.kit, 'a'), drop(desk.kit, 'a'), edited(desk)])
      await expect(ask).rejects.toMatchObject(notFound);
  });

  it('what takes another back, and what others carry out, nobody worded: nobody words it anew', async () => {
    const words = { key: 'g', params: [] };
    const counts = { total: 1, done: 0, dead: 1, cancelled: 0 };
    const group = { ordered: false, describe: words, back: words, ...counts };
    for (const to of [{ undoes: 'z' }, { kind: undoKind }, { state: 'dead' as const, group }]) {
      const desk = createDesk();
      await desk.keep(desk.note(to));
      await expect(edited(desk)).rejects.toMatchObject(conflict);
    }
  });
});

describe('worded anew', () => {
  const byName = { resource: (input: unknown) => `note:${JSON.stringify(input)}` };

  it('a wish is the latest for what it is now about', async () => {
    const desk = createDesk(byName);
    await desk.keep(
      desk.note({ resource: 'note:"old"', input: 'old' }),
      desk.note({ id: 'b', createdAt: start + 70_000, resource: 'note:"new"' }),
      desk.note({ id: 'c', createdAt: start + 90_000, resource: 'note:"old"' }),
    );
    expect(await edit(desk.kit, 'a', 'new')).toMatchObject({
      ...{ input: 'new', resource: 'note:"new"', wishedAt: start + 70_001, readyAt: start },
    });
  });

  it('it is kept on the disk before the answer, and asking again changes nothing', async () => {
    const desk = createDesk();
    await desk.keep(desk.note({ input: 'old', failure: refused, waiting: 'backoff', needsYou: true }));
    const next = await edit(desk.kit, 'a', 'new');
    desk.store.powerCut(0);
    expect(await desk.row()).toEqual(next);
    expect(await edit(desk.kit, 'a', 'new')).toEqual(next);
  });

  it('to the same words it is done again only where it had been refused', async () => {
    for (const [state, again] of [
      ['dead', true],
      ['pending', false],
      ['inFlight', false],
      ['done', false],
    ] as const) {
      const desk = createDesk();
      const row = desk.note({ state, input: 'old' });
      await desk.keep(row);
      const next = await edit(desk.kit, 'a', 'old');
      expect(next.revision).toBe(again ? 2 : 1);
      expect(next.state).toBe(again ? 'pending' : state);
    }
  });

  it('what an earlier try may have left stays known as our own doing', async () => {
    const desk = createDesk();
    const tried = { maybeExecuted: true, tried: ['first'], forced: true, snapshot: 'there' };
    await desk.keep(desk.note({ state: 'dead', failure: refused, input: 'second', ...tried }));
    const next = await edit(desk.kit, 'a', 'third');
    expect(next).toMatchObject({ tried: ['first', 'second'], input: 'third', snapshot: 'there' });
    expect(next.forced).toBeUndefined();
  });
});

describe('once the person signed in', () => {
  const asks = { waiting: 'signIn', needsYou: true, failure: signIn, failures: 2 } as const;
  const free = { waiting: undefined, needsYou: undefined, failure: undefined, failures: undefined };

  it('all of the account that waited for it goes on, on the disk before the answer', async () => {
    const desk = createDesk();
    await desk.keep(
      desk.note(asks),
      desk.note({ id: 'b', state: 'unknown', ...asks }),
      desk.note({ id: 'other', account: 'you', ...asks }),
      desk.note({ id: 'later', waiting: 'backoff', failure: refused }),
      desk.note({ id: 'dead', state: 'dead', ...asks }),
    );
    const before = await Promise.all(['other', 'later', 'dead'].map(desk.row));
    await resume(desk.kit, 'me');
    desk.store.powerCut(0);
    expect(await desk.row()).toMatchObject({ state: 'pending', ...free });
    expect(await desk.row('b')).toMatchObject({ state: 'unknown', ...free, waiting: 'quiescence' });
    expect(await Promise.all(['other', 'later', 'dead'].map(desk.row))).toEqual(before);
  });
});
