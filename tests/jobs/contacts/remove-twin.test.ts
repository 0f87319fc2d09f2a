import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../lib/domain/contact';
import { removeTwin, type TwinInput } from '../../../lib/jobs/contacts/remove-twin';

const sent = { name: 'Mei', address: 'Mei@X.test', company: 'X' };
const wish: TwinInput = { id: '1', sent, known: [] };
const ours: Contact = { id: '1', ...sent };
const twin: Contact = { id: '2', ...sent };

const look = (
  rows: Contact[],
  to: { wish?: Partial<TwinInput>; forced?: boolean; complete?: boolean } = {},
) =>
  removeTwin.look(
    { now: () => 0, earlier: [], forced: to.forced ?? false },
    { ...wish, ...to.wish },
    { rows, startedAt: 0, complete: to.complete ?? true },
  );
const asks = (row: Contact) => ({
  needsYou: { key: 'job.twinUnclear', params: ['Mei', 'Mei@X.test'] },
  versions: { ours: sent, now: row, wanted: null },
});

describe('the second record of a request that the browser sent twice', () => {
  it('is removed where it equals what was sent to the letter', () => {
    expect(look([ours, twin, { id: '3', name: 'Bo', address: 'bo@x.test' }])).toEqual({
      snapshot: { ids: ['2'] },
    });
  });

  it('is not there: nothing is done', () => {
    expect(look([ours])).toEqual({ snapshot: { ids: [] } });
  });

  it('is looked for in the whole list', () => {
    expect(look([ours, twin], { complete: false })).toBe('scan');
  });

  it.each([
    ['differs in a field', { ...twin, company: 'Y' }],
    ['has a field more', { ...twin, phone: '1' }],
    ['is written otherwise', { ...twin, address: 'mei@x.test' }],
  ])('that %s is the person’s to decide, and goes when they say so', (_, row) => {
    expect(look([ours, row])).toEqual(asks(row));
    expect(look([ours, row], { forced: true })).toEqual({ snapshot: { ids: ['2'] } });
  });

  it('that stands alone is the person’s to decide: ours may have been removed on purpose', () => {
    expect(look([twin])).toEqual(asks(twin));
  });

  it('without addresses is told by ids known before, and never removed unasked', () => {
    const blind = ({ address: _, ...row }: Contact): Contact => row;
    const rows = [ours, twin].map(blind);
    expect(look(rows)).toEqual(asks(blind(twin)));
    expect(look(rows, { wish: { known: ['2'] } })).toEqual({ snapshot: { ids: [] } });
  });

  it.each(['notFound', 'invalid'] as const)(
    'that the service calls %s may be gone: it is looked for again',
    (kind) => {
      const facts = { kind, execution: 'notExecuted' } as const;
      expect(removeTwin.refused?.(facts, wish, { ids: ['2'] })).toBe('lookAgain');
    },
  );

  it('and a third are removed one after the other', () => {
    const done = (more: boolean) => ({ input: wish, result: { removed: '2', more } }) as never;
    expect(removeTwin.followUp?.(done(true), false)).toEqual({ kind: 'remove-twin', input: wish });
    expect(removeTwin.followUp?.(done(false), false)).toBeNull();
  });
});
