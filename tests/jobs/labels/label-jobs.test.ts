import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Intent } from '../../../lib/domain/intent';
import type { Label } from '../../../lib/domain/label';
import { createLabel } from '../../../lib/jobs/labels/create-label';
import { deleteLabel } from '../../../lib/jobs/labels/delete-label';
import { labelMail } from '../../../lib/jobs/labels/label-mail';
import { recolorLabel } from '../../../lib/jobs/labels/recolor-label';
import { renameLabel } from '../../../lib/jobs/labels/rename-label';

const context = { now: () => 0, earlier: [], forced: false };
const scan = (...rows: Label[]) => ({ rows, startedAt: 0, complete: true });
const label = (id: string, name: string, colour = 'blue'): Label => ({ id, name, colour, unread: 0 });

function settled<Input, Snapshot, Result>(
  input: Input,
  snapshot: Snapshot,
  result: Result,
): Intent<Input, Snapshot, Result> {
  return {
    id: 'i',
    kind: '',
    version: 1,
    account: 'a',
    resource: '',
    class: 'click',
    input,
    snapshot,
    result,
    state: 'done',
    attempt: 1,
    owner: null,
    createdAt: 0,
    readyAt: 0,
    updatedAt: 0,
    revision: 1,
    lookAfter: 0,
  };
}

describe('recolor-label', () => {
  const input = { label: '7', name: 'work', colour: 'red' as const };

  it('collapses quick choices into the last, and undo goes back before the first', () => {
    const first = { ...input, before: 'blue' };
    const joined = recolorLabel.coalesce(first, { ...input, colour: 'lime', before: 'red' });
    expect(joined).toMatchObject({ colour: 'lime', before: 'blue' });
    if (!joined) return;
    expect(recolorLabel.undo(settled(joined, { colour: 'blue' }, { colour: 'blue' }))).toEqual({
      kind: 'recolor-label',
      input: { label: '7', name: 'work', colour: 'blue', expect: 'lime' },
    });
  });

  it('asks when somebody else chose another colour since', () => {
    const back = { ...input, colour: 'blue' as const, expect: 'red' };
    expect(recolorLabel.look(context, back, scan(label('7', 'work', 'green')))).toMatchObject({
      versions: { ours: { colour: 'red' }, now: { colour: 'green' }, wanted: { colour: 'blue' } },
    });
    expect(recolorLabel.look({ ...context, forced: true }, back, scan(label('7', 'work', 'green')))).toEqual({
      snapshot: { colour: 'green' },
    });
  });

  it('is told from the list after an unknown outcome', () => {
    const was = { colour: 'blue' };
    expect(recolorLabel.reconcile(scan(label('7', 'work', 'red')), input, was)).toEqual({
      verdict: 'done',
      result: was,
    });
    expect(recolorLabel.reconcile(scan(label('7', 'work', 'blue')), input, was)).toEqual({
      verdict: 'absent',
    });
  });

  it('says so when the label is gone', () => {
    expect(recolorLabel.look(context, input, scan())).toMatchObject({ needsYou: { key: 'job.labelGone' } });
  });

  it('has no way back to a colour that the service would not take', () => {
    expect(recolorLabel.undo(settled(input, { colour: '' }, { colour: '' }))).toBeNull();
  });
});

describe('a list that is still being read', () => {
  it('is not taken for one in which the label is missing', () => {
    const begun = { rows: [], startedAt: 0, complete: false };
    const named = { label: '7', name: 'work', colour: 'red' as const };
    expect(recolorLabel.look(context, named, begun)).toBe('scan');
    expect(deleteLabel.look(context, named, begun)).toBe('scan');
    expect(createLabel.look(context, { name: 'work' }, begun)).toBe('scan');
    expect(renameLabel.look(context, { label: '7', from: 'work', to: 'job' }, begun)).toBe('scan');
  });
});

describe('rename-label', () => {
  it('asks when the label has a third name by now', () => {
    const input = { label: '7', from: 'work', to: 'job' };
    expect(renameLabel.look(context, input, scan(label('7', 'play')))).toMatchObject({
      versions: { ours: { name: 'work' }, now: { name: 'play' }, wanted: { name: 'job' } },
    });
    expect(renameLabel.look(context, input, scan(label('7', 'job')))).toEqual({ snapshot: { name: 'job' } });
  });
});

describe('create-label', () => {
  it('finds its own label again by name after an unknown outcome', () => {
    expect(createLabel.reconcile(scan(label('9', 'new')), { name: 'new' }, { present: null })).toEqual({
      verdict: 'done',
      result: { id: '9', made: true },
    });
    expect(createLabel.reconcile(scan(), { name: 'new' }, { present: null })).toEqual({ verdict: 'absent' });
  });

  it('never takes back a label that was there before', () => {
    const result = { id: '9', made: false };
    expect(createLabel.undo(settled({ name: 'new' }, { present: '9' }, result))).toBeNull();
  });
});

describe('delete-label', () => {
  it('is done when the label is gone already', () => {
    const input = { label: '7', name: 'work', colour: 'red' };
    expect(
      deleteLabel.refused?.({ kind: 'notFound', execution: 'notExecuted' }, input, { there: true }),
    ).toEqual({
      settled: { there: true },
    });
  });
});

describe('label-mail', () => {
  const ids = fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5'), { maxLength: 5 });
  const apply = (had: string[], { add, remove }: { add: string[]; remove: string[] }) =>
    [...new Set([...had.filter((id) => !remove.includes(id)), ...add])].sort();
  const wish = fc
    .record({ add: ids, remove: ids })
    .map(({ add, remove }) => ({ add, remove: remove.filter((id) => !add.includes(id)) }));

  it('joins two wishes into one that leaves the same labels', () => {
    fc.assert(
      fc.property(ids, wish, wish, (had, one, two) => {
        const mail = { message: 'm', subject: 's', had };
        const joined = labelMail.coalesce({ ...mail, ...one }, { ...mail, ...two });
        expect(joined && apply(had, joined)).toEqual(apply(apply(had, one), two));
      }),
    );
  });

  it('takes back only what it changed', () => {
    fc.assert(
      fc.property(ids, wish, (had, one) => {
        const undo = labelMail.undo(settled({ message: 'm', subject: 's', had, ...one }, {}, {}));
        const after = apply(had, one);
        const input = undo ? labelMail.input.parse(undo.input) : { add: [], remove: [] };
        expect(apply(after, input)).toEqual([...had].sort());
      }),
    );
  });
});
