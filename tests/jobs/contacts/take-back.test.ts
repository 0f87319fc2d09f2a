import { describe, expect, it } from 'vitest';
import { deleteContact } from '../../../lib/jobs/contacts/take-back';

const was = { name: 'Mei', address: 'mei@x.test', company: 'X' };
const refused = (kind: 'notFound' | 'invalid' | 'forbidden') =>
  deleteContact.refused?.({ kind, execution: 'notExecuted' }, { id: '1', expect: was }, { was });

describe('a contact whose removal is refused', () => {
  it.each(['notFound', 'invalid'] as const)('as %s is gone, and can be had back', (kind) => {
    expect(refused(kind)).toEqual({ settled: { was } });
    expect(
      deleteContact.undo({ input: { id: '1', expect: was }, result: { was }, snapshot: { was } } as never),
    ).toMatchObject({ input: { fields: was } });
  });

  it('for another reason is still there', () => {
    expect(refused('forbidden')).toBeNull();
  });
});
