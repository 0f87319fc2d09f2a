import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeRecords, type Side } from '../../lib/contacts/merge-records';
import {
  type ContactField,
  type ContactFields,
  contactFields,
  contactLimits,
} from '../../lib/domain/contact';

const words = Object.fromEntries(contactFields.map((field) => [field, field])) as Record<
  ContactField,
  string
>;
const first = { name: 'Li Na', address: 'li@corp.example', tag: 'VIP, buyer', remark: 'met in May' };
const second = {
  name: '李娜',
  address: 'Li@CORP.example',
  phone: '138',
  tag: 'Buyer,fair',
  remark: 'calls back',
};

describe('two records as one', () => {
  it('fill each other, keep what the first says, join tags and note what differs', () => {
    const { fields, lines } = mergeRecords(first, second, words);
    expect(fields).toEqual({
      ...{ name: 'Li Na', address: 'li@corp.example', phone: '138', tag: 'VIP, buyer,fair' },
      remark: 'met in May\ncalls back\nname: 李娜',
    });
    expect(lines.map(({ field, from }) => [field, from])).toEqual([
      ...[
        ['name', 'first'],
        ['address', 'both'],
        ['phone', 'second'],
      ],
      ...[
        ['tag', 'both'],
        ['remark', 'both'],
      ],
    ]);
    expect(lines.filter(({ choice }) => choice).map(({ field, choice }) => [field, choice])).toEqual([
      ['name', { first: 'Li Na', second: '李娜' }],
    ]);
  });

  it('take the other value where the person chooses it, and note the first', () => {
    const { fields, lines } = mergeRecords(first, second, words, { name: 'second' });
    expect(fields.name).toBe('李娜');
    expect(fields.remark).toBe('met in May\ncalls back\nname: Li Na');
    expect(lines[0]).toMatchObject({ field: 'name', from: 'second' });
  });

  it('leave tags a choice where there is no room for all', () => {
    const long = (letter: string) => letter.repeat(contactLimits.tag - 2);
    const { lines } = mergeRecords({ name: 'A', tag: long('x') }, { name: 'A', tag: long('y') }, words);
    expect(lines.find(({ field }) => field === 'tag')?.choice).toEqual({
      first: long('x'),
      second: long('y'),
    });
  });

  it('never lose a value, whatever is chosen: it is in a field, or the remark is said to be too long', () => {
    const value = fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), { nil: undefined });
    const record = fc.record({
      ...{ name: fc.string({ minLength: 1, maxLength: 40 }), address: value, company: value, phone: value },
      ...{ position: value, tag: value, remark: value },
    });
    const side = fc.constantFrom<Side>('first', 'second');
    const bare = (text: string) =>
      text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\s()-]/g, '');
    const given = (held: { [Field in ContactField]?: string | undefined }) =>
      Object.fromEntries(contactFields.flatMap((field) => (held[field] ? [[field, held[field]]] : [])));
    const partsOf = (field: ContactField, held: ContactFields[ContactField]) =>
      (field === 'tag' ? held?.split(/[,;，；、]/) : [held ?? '']) ?? [];
    fc.assert(
      fc.property(
        record,
        record,
        fc.dictionary(fc.constantFrom(...contactFields), side),
        (one, two, chosen) => {
          const { fields, lines, tooLong } = mergeRecords(given(one), given(two), words, chosen);
          const all = bare(Object.values(fields).join('\n'));
          for (const field of contactFields) {
            for (const held of [one[field], two[field]]) {
              for (const part of partsOf(field, held)) expect(all).toContain(bare(part));
            }
          }
          expect(tooLong).toBe([...(fields.remark ?? '')].length > contactLimits.remark);
          expect(Object.fromEntries(lines.map((line) => [line.field, line.value]))).toEqual(
            Object.fromEntries(Object.entries(fields).filter(([, held]) => held !== '')),
          );
        },
      ),
    );
  });
});
