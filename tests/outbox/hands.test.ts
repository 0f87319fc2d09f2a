import { describe, expect, it } from 'vitest';
import { retry } from '../../lib/outbox/group';
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
});
