import { expect, it } from 'vitest';
import { createMemoryBook } from '../../lib/contacts/memory-book';
import { mirrorContact } from '../../lib/contacts/to-mirror';

const seen = { seenAt: 1, source: 'list' } as const;
const book = createMemoryBook([
  mirrorContact('a', { id: '1', name: 'Mei Lin', address: 'Mei.Lin@gmail.com', phone: '13800138000' }, seen),
  mirrorContact(
    'a',
    { id: '2', name: 'Otto Karl', address: 'otto@kranz.example; o.karl@kranz.example' },
    seen,
  ),
  mirrorContact('b', { id: '1', name: 'Mei', address: 'mei.lin@gmail.com', tag: 'vip, north' }, seen),
]);

it('finds by the very address in one account or in all, and tells likeness apart', async () => {
  const ids = (rows: { account: string; id: string }[]) => rows.map(({ account, id }) => account + id);
  const one = await book.byAddress('a', 'MEI.LIN@gmail.com');
  expect([ids(one.exact), ids(one.likely)]).toEqual([['a1'], []]);
  expect(ids((await book.byAddress(null, 'mei.lin@gmail.com')).exact)).toEqual(['a1', 'b1']);
  const near = await book.byAddress('a', 'meilin+shop@gmail.com');
  expect([ids(near.exact), ids(near.likely)]).toEqual([[], ['a1']]);
  expect(ids((await book.byAddress('a', 'o.karl@kranz.example')).exact)).toEqual(['a2']);
});

it('finds by words, by id, and lists', async () => {
  expect((await book.search('kranz OTTO', 9)).map(({ contact }) => contact.id)).toEqual(['2']);
  expect(await book.byId('b', '1')).toMatchObject({ tags: ['vip', 'north'] });
  expect((await book.all('a')).rows.map(({ id }) => id)).toEqual(['1', '2']);
  expect(await book.completeness('a')).toMatchObject({ done: true, held: 2 });
});
