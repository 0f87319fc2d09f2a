import { expect, it } from 'vitest';
import { changesOf, outsiderFrom, outsiderOf } from '../../components/models/outsider-of';

const person = {
  name: 'Ana',
  mobile: '1',
  countryCode: '86',
  labels: [7, 'x'],
  follower: 'f',
  company: 'Old',
};

it('reads back what was saved of an outsider, and nothing from other wishes', () => {
  expect(outsiderOf({ person })).toEqual({
    ...{
      name: 'Ana',
      mobile: '1',
      countryCode: '86',
      labels: [7],
      company: 'Old',
      title: '',
      remark: '',
      mail: '',
    },
  });
  for (const other of [null, {}, { fields: { name: 'Ana' } }, { person: { name: 3 } }]) {
    expect(outsiderOf(other)).toBeNull();
  }
});

it('names what a save changes; a blank changes nothing', () => {
  const was = outsiderOf({ person });
  if (!was) throw new Error('not read');
  expect(changesOf(was, { name: 'Ana', company: 'New', title: 'Buyer', remark: '' })).toEqual([
    { field: 'company', was: 'Old', now: 'New' },
    { field: 'title', was: '', now: 'Buyer' },
  ]);
  expect(changesOf(was, { name: 'Ana', company: '' })).toEqual([]);
});

it('reads a record of the service the same way', () => {
  expect(outsiderFrom({ id: '01', name: 'Ana', labels: [7], mail: 'ana@rain.example' })).toEqual({
    ...{ name: 'Ana', mobile: '', countryCode: '', labels: [7], company: '', title: '', remark: '' },
    mail: 'ana@rain.example',
  });
});
