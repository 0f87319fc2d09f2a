import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../lib/contacts/fold';
import { createSearchIndex, type SearchIndex } from '../../lib/contacts/search-index';
import { queryWords, searchText, sortKey } from '../../lib/contacts/search-text';
import type { Contact } from '../../lib/domain/contact';

const people: Contact[] = [
  { id: '1', name: '曾小贤', address: 'zxx@light.example', company: '杭州光学仪器有限公司' },
  { id: '2', name: '王小明', address: 'ming@harbour.example', phone: '+86 138-0013-8000' },
  { id: '3', name: 'タナカ ハナコ', address: 'hanako@sakura.example' },
  {
    id: '4',
    name: 'Jörg Wangler',
    address: 'j.wangler@kranz.example',
    company: 'Kranz Optics GmbH',
    tag: 'VIP',
  },
  { id: '5', name: 'Otto Kranz', address: 'otto@elsewhere.example', position: 'Buyer' },
];
const lines = (contacts: readonly Contact[]) => ({
  keys: contacts.map(({ id }) => id).join('\n'),
  texts: contacts.map(searchText).join('\n'),
});
const loose = createSearchIndex();
loose.add(lines(people));
const packed = createSearchIndex(loose.packed(2));
const ids = (index: SearchIndex, query: string) => index.find(query, 10).map(({ key }) => key);

describe.each([
  ['loose', loose],
  ['packed', packed],
])('finding in %s lines', (_kind, index) => {
  it.each([
    ['wangxiaoming', ['2']],
    ['wxm', ['2']],
    ['小明', ['2']],
    ['zengxiaoxian', ['1']],
    ['ZXX', ['1']],
    ['hangzhou', ['1']],
    ['たなか', ['3']],
    ['ﾊﾅｺ', ['3']],
    ['jorg', ['4']],
    ['optics JÖRG', ['4']],
    ['13800138000', ['2']],
    ['vip', ['4']],
    ['buyer kranz', ['5']],
    ['nobody', []],
    ['   ', []],
  ])('%s', (query, expected) => expect(ids(index, query)).toEqual(expected));

  it('puts names that begin so first, and says where it was', () => {
    expect(index.find('kranz', 10)).toEqual([
      { key: '5', where: 'name' },
      { key: '4', where: 'company' },
    ]);
    expect(ids(index, 'wang')).toEqual(['2', '4']);
  });
});

it('replaces and removes lines', () => {
  const index = createSearchIndex(loose.packed(2));
  index.add({ keys: '5', texts: searchText({ id: '5', name: 'Ada' }) });
  index.add({ keys: '2', texts: '' });
  expect([ids(index, 'otto'), ids(index, 'ada'), ids(index, 'wxm')]).toEqual([[], ['5'], []]);
  expect(createSearchIndex(index.packed(9)).find('xiao', 9)).toHaveLength(1);
});

it('finds every contact by each word of its own name, whatever else is held', () => {
  const word = fc.stringMatching(/^[a-zé王李カた]{1,6}$/);
  fc.assert(
    fc.property(
      fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 30 }),
      (names) => {
        const all = names.map((name, at) => ({ id: `k${at}`, name: name.join(' ') }));
        const index = createSearchIndex();
        index.add(lines(all));
        const again = createSearchIndex(index.packed(7));
        for (const { id, name } of all) {
          for (const held of [index, again]) expect(held.find(name, 100).map(({ key }) => key)).toContain(id);
        }
        for (const { key } of again.find(all[0]?.name ?? '', 100)) {
          const text = searchText(all.find(({ id }) => id === key) ?? { id: '' });
          expect(queryWords(all[0]?.name ?? '').every((one) => text.includes(one))).toBe(true);
        }
      },
    ),
    { numRuns: 60 },
  );
});

it('reads a surname both ways', () => {
  const text = searchText({ id: '1', name: '单雄信' });
  for (const reading of ['shanxiongxin', 'danxiongxin', 'sxx', 'dxx']) expect(text).toContain(reading);
});

it('sorts Chinese names among others by their reading, and folds width, case and accents', () => {
  const names = ['王伟', 'Anna', '李娜', 'Zoë', 'Mia'];
  expect(names.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual([
    'Anna',
    '李娜',
    'Mia',
    '王伟',
    'Zoë',
  ]);
  expect(fold('ＡＢＣ　Ébène\u0000 ガ')).toBe('abc ebene が');
});
