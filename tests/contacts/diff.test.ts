import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chosenFields,
  compareContact,
  isNews,
  mailEvidence,
  preTicked,
  relation,
} from '../../lib/contacts/diff';
import { hasNews } from '../../lib/contacts/news';
import { noteParams, withNote } from '../../lib/contacts/provenance';
import { type Held, reviewRow, wishOf } from '../../lib/contacts/review';
import { mirrorContact } from '../../lib/contacts/to-mirror';
import type { Capture } from '../../lib/domain/capture';
import type { ContactFields } from '../../lib/domain/contact';

const found = (value: string, confidence = 0.9) => ({ value, confidence, span: `says ${value}` });
const capture: Capture = {
  adapter: 'generic',
  confidence: 1,
  sender: { name: 'Mei Lin', address: 'mei@kiln.example' },
  replyTo: null,
  subject: 'Glazes',
  to: [],
  cc: [],
  date: '2026-03-12T09:12:00+08:00',
  messageId: '',
  signature: {
    name: null,
    company: found('Kiln Works Ltd.'),
    position: found('Head of Glazes'),
    phones: [{ ...found('+86 138 0013 8000'), type: 'mobile' }],
    emails: [],
  },
  reasons: [],
  warnings: [],
};

describe('how a value stands to what is held', () => {
  it.each([
    ['name', 'MEI  lin', 'Mei Lin', 'same'],
    ['name', 'Lin, Mei', 'Mei Lin', 'same'],
    ['name', 'Mei', 'Mei Lin', 'contained'],
    ['name', 'Mei-Lin Zhao', 'Mei Lin', 'alike'],
    ['name', 'Bo Ek', 'Mei Lin', 'different'],
    ['company', 'Kiln Works Ltd', 'Kiln Works GmbH', 'alike'],
    ['company', '杭州光学有限公司', '杭州光学股份有限公司', 'alike'],
    ['company', 'Vase AG', '', 'new'],
    ['phone', '+86 138-0013-8000', '13800138000', 'same'],
    ['phone', '13800138000', '010 5550 0101; +86 138 0013 8000', 'contained'],
    ['phone', '13900139000', '13800138000', 'different'],
    ['address', 'Mei@Kiln.example', 'mei@kiln.example', 'same'],
    ['address', 'mei+x@kiln.example', 'mei@kiln.example', 'alike'],
    ['tag', 'b', 'a,b', 'contained'],
    ['remark', 'met again', 'met in Berlin', 'different'],
  ] as const)('%s %s × %s is %s', (field, value, now, wanted) => {
    expect(relation(field, value, now)).toBe(wanted);
  });

  it('is the same as itself, and new where nothing is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('name', 'company', 'position', 'remark', 'tag', 'phone'),
        fc.string(),
        (field, text) => {
          fc.pre(text.trim() !== '');
          expect(relation(field, text, text)).toBe('same');
          expect(relation(field, text, ' ')).toBe('new');
        },
      ),
    );
  });
});

describe('a mail against a contact', () => {
  const held = { name: 'Mei Lin', address: 'mei@kiln.example', company: 'Vase AG' };
  const changes = compareContact(held, mailEvidence(capture));

  it('ticks what fills a blank, not what is in conflict', () => {
    expect(changes.filter(isNews).map(({ field, relation: one }) => [field, one])).toEqual([
      ['company', 'different'],
      ['phone', 'new'],
      ['position', 'new'],
    ]);
    expect(chosenFields(preTicked(changes))).toEqual({
      phone: '+86 138 0013 8000',
      position: 'Head of Glazes',
    });
  });

  it('says for each value where it comes from, one line for the same words of several sources', () => {
    const two = compareContact(held, [
      ...mailEvidence(capture),
      { field: 'phone', value: '138 0013 8000', from: { kind: 'book', account: 'b' } },
    ]);
    expect(two.find(({ field }) => field === 'phone')?.from).toEqual([
      { kind: 'mail', span: 'says +86 138 0013 8000' },
      { kind: 'book', account: 'b' },
    ]);
  });

  it('adds to lists and takes nothing from them', () => {
    const [change] = compareContact({ name: 'x', remark: 'met in Berlin' }, [
      { field: 'remark', value: 'from mail of 2026-03-12, Glazes', from: { kind: 'note' } },
    ]);
    expect(change).toMatchObject({
      relation: 'new',
      value: 'met in Berlin\nfrom mail of 2026-03-12, Glazes',
    });
  });

  it('does not take an address for a name', () => {
    const nameless = { ...capture, sender: { name: '', address: 'mei@kiln.example' } };
    expect(mailEvidence(nameless).some(({ field }) => field === 'name')).toBe(false);
  });
});

describe('a note of origin', () => {
  it('is one line of data, within the limit', () => {
    expect(noteParams({ date: '2026-03-12T12:00:00Z', subject: 'a\n\tb <b>x</b>' })).toEqual([
      '2026-03-12',
      'a b <b>x</b>',
    ]);
    expect(withNote('', 'n')).toBe('n');
    expect(withNote('a\nn', 'n')).toBe('a\nn');
    expect(withNote('x'.repeat(999), 'n')).toBe('x'.repeat(999));
  });
});

describe('a row to look through', () => {
  const nobody: Held = { contact: null, likely: null };
  const row = (
    fields: { name: string; address?: string; company?: string },
    held: Partial<Held> = {},
    twice = false,
  ) => reviewRow({ fields, source: '', problem: null }, { ...nobody, ...held }, twice);
  const known = { id: '1', fields: { name: 'Mei', address: 'mei@kiln.example', company: 'Vase AG' } };

  it.each([
    ['new', row({ name: 'Bo', address: 'bo@x.example' }), true],
    ['known', row({ name: 'Mei', address: 'mei@kiln.example' }, { contact: known }), false],
    ['look', row({ name: 'Bo', address: 'no-reply@x.example' }), false],
    ['look', row({ name: 'pay@bank.example', address: 'bo@x.example' }), false],
    ['look', row({ name: 'Bo', address: 'bo@xn--80ak6aa92e.example' }), false],
    ['look', row({ name: 'Bo', address: 'bo@x.example' }, { likely: known }), false],
    ['look', row({ name: 'Bo', address: 'bo@x.example' }, {}, true), false],
    ['bad', row({ name: 'Bo', address: 'not one' }), false],
    ['bad', row({ name: 'x'.repeat(65), address: 'bo@x.example' }), false],
  ] as const)('is %s', (state, reviewed, chosen) => {
    expect(reviewed).toMatchObject({ state, chosen });
  });

  it('with news fills blanks, and replaces only when told to', () => {
    const news = reviewRow(
      { fields: { ...known.fields, company: 'Kiln Works', phone: '13800138000' }, source: '', problem: null },
      { ...nobody, contact: known },
      false,
    );
    const base = { do: 'update', contact: '1', base: known.fields };
    expect(news).toMatchObject({ state: 'news', chosen: true, take: 'blanks' });
    expect(wishOf(news)).toEqual({ ...base, set: { phone: '13800138000' } });
    expect(wishOf({ ...news, take: 'all' })).toEqual({
      ...base,
      set: { company: 'Kiln Works', phone: '13800138000' },
    });
  });

  it('asks for nothing unless it is chosen', () => {
    expect(wishOf({ ...row({ name: 'Bo', address: 'bo@x.example' }), chosen: false })).toBeNull();
  });
});

describe('news', () => {
  const held = (fields: ContactFields) =>
    mirrorContact('a', { id: '1', ...fields }, { seenAt: 0, source: 'list' });
  const text = fc.constantFrom(
    '',
    'Acme',
    'Acme Ltd',
    'ACME',
    'Bolt GmbH',
    'Head of sales',
    '+49 30 901820',
    '030 901820',
  );

  it('is on the chip exactly where the diff has a line of what the mail says', () => {
    fc.assert(
      fc.property(text, text, text, text, text, text, (company, position, phone, said, role, number) => {
        const fields = { name: 'N', company, position, phone };
        const says = { company: said, position: role, phones: [number] };
        const evidence = (['company', 'position', 'phone'] as const).map((field, at) => ({
          field,
          value: [said, role, number][at] ?? '',
          from: { kind: 'mail' as const, span: '' },
        }));
        expect(hasNews(held(fields), says)).toBe(compareContact(fields, evidence).some(isNews));
      }),
    );
  });
});
