import { describe, expect, it } from 'vitest';
import { retry } from '../../lib/outbox/group';
import { undoKind } from '../../lib/outbox/undo';
import { createDesk } from './support/desk';

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

  it('one that was to be taken back stands, and nothing takes it back any more', async () => {
    const desk = createDesk();
    const failure = { kind: 'forbidden', execution: 'notExecuted' } as const;
    await desk.keep(desk.note({ state: 'dead', failure, maybeExecuted: true, undoneBy: 'u' }));
    await desk.keep(desk.note({ id: 'u', kind: undoKind, input: null, undoes: 'a' }));
    expect(await retry(desk.kit, 'a', false)).toMatchObject({ state: 'pending', undoneBy: undefined });
    expect(await desk.row('u')).toMatchObject({ state: 'cancelled' });
  });
});
