import { describe, expect, it } from 'vitest';
import { findDuplicates, pairKey } from '../../lib/contacts/duplicates';
import type { Contact } from '../../lib/domain/contact';

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
