import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDuplicates, mergeRecords, pairKey } from '../../lib/contacts/duplicates';
import { type Contact, type ContactField, contactFields } from '../../lib/domain/contact';

const words = Object.fromEntries(contactFields.map((field) => [field, field])) as Record<
  ContactField,
  string
>;
const none = new Set<string>();

describe('likely duplicates', () => {
  const people: Contact[] = [
    { id: '1', name: 'Li Na', address: 'li@corp.example', phone: '+86 138 0013 8000', company: 'Corp' },
    { id: '2', name: '李娜', address: 'LI@corp.example' },
    { id: '3', name: 'L. Na', address: 'li.na@home.example', phone: '13800138000' },
    { id: '4', name: 'li  na', address: 'other@corp.example', company: 'CORP' },
    { id: '5', name: 'Li Na', company: 'Elsewhere' },
  ];

  it('are told with every reason, the same address first', () => {
    const found = findDuplicates(people, none).map(({ a, b, reasons }) => [a.id + b.id, ...reasons]);
    expect(found).toEqual([
      ['12', 'address'],
      ['13', 'phone'],
      ['14', 'nameAndCompany'],
    ]);
  });

  it('stay away once the person told them apart', () => {
    const found = findDuplicates(people, new Set([pairKey('2', '1'), pairKey('1', '3')]));
    expect(found.map(({ a, b }) => a.id + b.id)).toEqual(['14']);
  });

  it('are not the many people behind one switchboard', () => {
    const office = Array.from({ length: 8 }, (_, at) => ({
      id: `${at}`,
      name: `P${at}`,
      phone: '0571 8888 6666',
    }));
    expect(findDuplicates(office, none)).toEqual([]);
  });
});

describe('merging two records', () => {
  it('fills blanks, keeps what the first says, and notes what differs', () => {
    const merged = mergeRecords(
      { id: '1', name: 'Li Na', address: 'li@corp.example', remark: 'met in May' },
      { id: '2', name: '李娜', address: 'Li@CORP.example', phone: '138', remark: 'buyer' },
      words,
    );
    expect(merged).toEqual({
      fields: {
        ...{ name: 'Li Na', address: 'li@corp.example', phone: '138' },
        remark: 'met in May\nbuyer\nname: 李娜',
      },
    });
  });

  it('never loses a value: it is in a field or in the remark, or the merge is refused', () => {
    const value = fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), { nil: undefined });
    const record = fc.record({
      ...{ name: fc.string({ minLength: 1, maxLength: 40 }), address: value, company: value, phone: value },
      ...{ position: value, tag: value, remark: value },
    });
    const given = (fields: object, id: string): Contact => ({
      id,
      ...Object.fromEntries(Object.entries(fields).filter(([, one]) => one !== undefined)),
    });
    fc.assert(
      fc.property(record, record, (one, two) => {
        const result = mergeRecords(given(one, '1'), given(two, '2'), words);
        if (!('fields' in result)) return;
        const all = Object.values(result.fields).join('\n');
        const bare = (text: string) =>
          text
            .normalize('NFKC')
            .toLowerCase()
            .replace(/[\s()-]/g, '');
        for (const field of contactFields) {
          for (const held of [one[field], two[field]]) {
            if (held) expect(bare(all)).toContain(bare(held));
          }
        }
      }),
    );
  });
});
