import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../lib/contacts/fold';
import { searchTable } from '../../lib/contacts/search-bits';
import { createSearchIndex, type SearchIndex } from '../../lib/contacts/search-index';
import { weigh } from '../../lib/contacts/search-rank';
import { queryWords, searchLine, searchText, sortKey } from '../../lib/contacts/search-text';
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
  texts: contacts.map(searchLine).join('\n'),
});
const loose = createSearchIndex();
loose.add(lines(people));
const packed = createSearchIndex(loose.packed(2));
/** As it comes back from the disk. */
const stored = (index: SearchIndex, size: number) =>
  createSearchIndex(
    index.packed(size).map((segment) => ({
      ...segment,
      table: searchTable(segment.texts, segment.keys.split('\n').length),
    })),
  );
const ids = (index: SearchIndex, query: string) => index.find(query, 10).map(({ key }) => key);

describe.each([
  ['loose', loose],
  ['packed', packed],
  ['stored', stored(loose, 3)],
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
    expect(index.find('kranz', 10)).toMatchObject([
      { key: '5', where: 'name' },
      { key: '4', where: 'company' },
    ]);
    expect(ids(index, 'wang')).toEqual(['2', '4']);
  });
});

it('replaces and removes lines', () => {
  const index = createSearchIndex(loose.packed(2));
  index.add({ keys: '5', texts: searchLine({ id: '5', name: 'Ada' }) });
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

/** Every line looked at: what the tables may not change. */
function naive(contacts: readonly Contact[], query: string, limit: number): string[] {
  const words = queryWords(query);
  if (words.length === 0) return [];
  return contacts
    .flatMap((one) => {
      const text = searchText(one);
      const found = weigh(text, words);
      return found ? [{ id: one.id, text, rank: found.rank }] : [];
    })
    .sort((a, b) => a.rank - b.rank || (a.text < b.text ? -1 : 1))
    .slice(0, limit)
    .map(({ id }) => id);
}

describe('the fast search finds what looking at every line finds, in the same order', () => {
  /** Few letters: words meet often, at all kinds of places. */
  const word = fc.string({
    unit: fc.constantFrom(...'aaaabbcé王李伟たカ-.1'),
    minLength: 1,
    maxLength: 6,
  });
  const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
  const field = fc.option(words, { nil: undefined });
  const contact = fc.record({ name: words, company: field, position: field, tag: field, address: field });
  const made = (all: readonly object[], of: string): Contact[] =>
    // A name of its own makes each text differ, so that the order is one.
    all.map((one, at) => ({ ...one, id: `${of}${at}`, remark: '', phone: `+86 1390000${1000 + at}` }));

  it('over packed and stored lines, with some replaced, some gone and some left out', () => {
    const queries = fc.array(fc.oneof(words, fc.constantFrom('a', 'aa', 'ab a', '王', '1000', 'wang')), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        fc.array(contact, { minLength: 1, maxLength: 120 }),
        fc.array(contact, { maxLength: 12 }),
        queries,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 50 }),
        (first, second, asked, limit, size) => {
          const old = made(first, 'k');
          const news = made(second, 'n').map((one, at) =>
            at % 2 === 0 ? { ...one, id: `k${at * 3}` } : one,
          );
          const gone = old.length > 5 ? [`k${old.length - 1}`] : [];
          const whole = createSearchIndex();
          whole.add(lines(old));
          const index = stored(whole, size);
          index.add(lines(news));
          for (const key of gone) index.add({ keys: key, texts: '' });
          const now = [...old.filter(({ id }) => !news.some((one) => one.id === id)), ...news].filter(
            ({ id }) => !gone.includes(id),
          );
          const hidden = (id: string) => id.endsWith('7');
          for (const query of asked) {
            const found = index.find(query, limit, (key) => !hidden(key)).map(({ key }) => key);
            const text = (id: string) => searchText(now.find((one) => one.id === id) ?? { id });
            const right = naive(
              now.filter(({ id }) => !hidden(id)),
              query,
              limit,
            );
            // Two contacts may have one text: their texts are compared.
            expect(found.map(text)).toEqual(right.map(text));
            expect(new Set(found).size).toBe(found.length);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('over more lines than a block of bits holds', () => {
    const many = Array.from({ length: 700 }, (_, at) => ({
      id: `k${at}`,
      name: `Person ${at % 90}`,
      company: `House ${at % 7}`,
      address: `p${at}@house${at % 11}.example`,
    }));
    const index = createSearchIndex();
    index.add(lines(many));
    const held = stored(index, 300);
    for (const query of ['person 8', 'house', 'example', 'p69', '1.ex', 'house 3 person', 'ous', 'e', 'zz']) {
      expect(ids(held, query)).toEqual(naive(many, query, 10));
    }
  });
});

it('shows a list what it needs, as the contact has it', () => {
  const index = createSearchIndex();
  index.add(
    lines([{ id: '1', name: 'JÖRG\nKranz', address: 'A@x.example, b@x.example', company: 'ＡＢＣ GmbH' }]),
  );
  for (const held of [index, stored(index, 5)]) {
    expect(held.find('kranz', 5)[0]?.shown).toEqual({
      name: 'JÖRG Kranz',
      address: 'A@x.example',
      company: 'ＡＢＣ GmbH',
    });
    expect(held.find('gmbH'.toUpperCase(), 5)).toHaveLength(1);
  }
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
