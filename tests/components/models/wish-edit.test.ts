import { describe, expect, it } from 'vitest';
import { differing, wishEditOf } from '../../../components/models/wish-edit';
import type { IntentView } from '../../../lib/domain/intent';
import { intent } from '../stories/fake';

const dead = (kind: string, input: unknown, more: Partial<IntentView> = {}) =>
  wishEditOf(intent({ kind, input, state: 'dead', mayEdit: true, ...more }));
const anna = { name: 'Anna', address: 'anna@kontor.example', company: 'Kontor' };
const rule = { name: 'News', enabled: true, match: 'all', conditions: [], actions: [], stop: false };
const versions = (now: unknown) => ({ versions: { ours: null, now, wanted: null } });

describe('a wish begins in its form', () => {
  it('with what was wished for', () => {
    expect(dead('save-sender', { fields: anna })).toEqual({
      form: 'contact',
      start: anna,
      needsAddress: true,
    });
    expect(dead('add-contact', { fields: anna })).toMatchObject({ needsAddress: false });
    expect(dead('create-label', { name: 'Bills' })).toEqual({ form: 'label', name: 'Bills', colour: null });
    expect(dead('create-folder', { name: 'Old', parent: '0' })).toEqual({ form: 'folder', name: 'Old' });
    expect(dead('create-rule', { rule })).toEqual({ form: 'rule', start: rule });
  });

  it('with the change over what was known', () => {
    expect(dead('update-contact', { id: '1', base: anna, set: { company: '' } })).toEqual({
      ...{ form: 'contactChange', base: anna },
      start: { ...anna, company: '' },
    });
    const base = { name: 'Li Na', title: 'Buyer', mail: 'li.na@optics.example' };
    expect(dead('update-outsider', { id: '1', base, set: { title: 'Head of buying' } })).toEqual({
      form: 'outsiderChange',
      base: { name: 'Li Na', address: base.mail, position: 'Buyer' },
      start: { name: 'Li Na', address: base.mail, position: 'Head of buying' },
    });
  });

  it('against what somebody else has made of the record, as it was shown', () => {
    const now = { id: '1', name: 'Anna S.', address: undefined, company: 'Söhne' };
    const edit = dead('update-contact', { id: '1', base: anna, set: { phone: '1' } }, versions(now));
    const base = { name: 'Anna S.', address: anna.address, company: 'Söhne' };
    expect(edit).toEqual({ form: 'contactChange', base, start: { ...base, phone: '1' } });
    expect(
      dead('update-rule', { id: 'r', was: rule, now: rule }, versions({ ...rule, id: 'r', name: 'New' })),
    ).toMatchObject({ was: { id: 'r', name: 'New' }, start: rule });
    const recolor = { label: '7', name: 'Bills', colour: 'lime' };
    expect(dead('recolor-label', recolor, versions({ colour: 'red' }))).toMatchObject({ expect: 'red' });
    expect(dead('recolor-label', recolor)).toMatchObject({ expect: null });
    const rename = { label: '7', from: 'Bils', to: 'Bills' };
    expect(dead('rename-label', rename, versions({ name: 'Other' }))).toMatchObject({ from: 'Other' });
    expect(dead('rename-label', rename)).toMatchObject({ from: 'Bils', to: 'Bills' });
  });
});

describe('a wish has no form', () => {
  it('once it may be on its way', () => {
    expect(wishEditOf(intent({ input: { fields: anna } }))).toBeNull();
  });

  it('where what it is about is gone', () => {
    const why = { key: 'job.labelGone', params: ['Bills'] };
    expect(dead('recolor-label', { label: '7', name: 'Bills', colour: 'lime' }, { why })).toBeNull();
  });

  it('where a person worded nothing, or its words cannot be read', () => {
    expect(dead('delete-rule', { rule })).toBeNull();
    expect(dead('save-sender', null)).toBeNull();
    expect(dead('save-sender', { fields: {} })).toBeNull();
    expect(dead('save-outsider', { person: {} })).toBeNull();
    expect(dead('update-outsider', { base: {} })).toBeNull();
    expect(dead('create-rule', {})).toBeNull();
    expect(dead('update-rule', { was: rule })).toBeNull();
    expect(dead('recolor-label', { label: '7', colour: 'chartreuse' })).toBeNull();
  });
});

it('sends of a changed record what differs, a cleared field as blank', () => {
  expect(differing(anna, { name: 'Anna', address: anna.address, phone: '1' })).toEqual({
    ...{ company: '', phone: '1' },
  });
});
