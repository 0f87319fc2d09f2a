import { expect, it } from 'vitest';
import { Table } from '../../../lib/sandbox/state/table';

const table = (count: number) => {
  const rows = new Table<{ id: string }>(({ id }) => id);
  for (let i = 1; i <= count; i += 1) rows.add({ id: String(i) });
  return rows;
};
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).join('');

it('pages without gap or repeat, though rows go and come in between', () => {
  const rows = table(7);
  const first = rows.page(0, 3);
  expect([ids(first.rows), first.more]).toEqual(['123', true]);
  rows.delete('2');
  rows.delete('5');
  rows.add({ id: '8' });
  const second = rows.page(first.last, 3);
  expect([ids(second.rows), second.more]).toEqual(['467', true]);
  expect(rows.page(second.last, 3)).toMatchObject({ rows: [{ id: '8' }], more: false });
});

it('keeps the place of what is replaced, and takes a new order', () => {
  const rows = table(4);
  rows.replace({ id: '2' });
  expect(ids(rows.all())).toBe('1234');
  rows.reorder(['3', '1', 'x']);
  expect(ids(rows.all())).toBe('3124');
  rows.add({ id: '5' });
  expect(ids(rows.page(2, 9).rows)).toBe('245');
});
