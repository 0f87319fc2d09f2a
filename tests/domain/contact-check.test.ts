import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKey, isAddress } from '../../lib/domain/address';
import { contactFields, contactLimits } from '../../lib/domain/contact';
import { checkContact } from '../../lib/domain/contact-check';

const problems = (fields: object) =>
  checkContact({ name: 'Ann', ...fields }).problems.map(({ field, key }) => `${field} ${key}`);

describe('a contact that is to be sent', () => {
  it('holds nothing that is not seen', () => {
    const { fields } = checkContact({
      name: '\u202eAnn\u0000\r\n Mus\u200bter \ud800😀 ',
      company: '\u2066 \u2069',
      remark: ' one\r\ntwo\u0007\n',
    });
    expect(fields).toEqual({ name: 'Ann  Muster 😀', remark: 'one\ntwo' });
  });

  it('keeps the joiners of emoji and scripts', () => {
    expect(checkContact({ name: '👩‍👩‍👧 می‌خواهم' }).fields.name).toBe('👩‍👩‍👧 می‌خواهم');
  });

  it('counts code points', () => {
    expect(problems({ name: '😀'.repeat(64) })).toEqual([]);
    expect(problems({ name: '😀'.repeat(65) })).toEqual(['name problem.tooLong']);
    expect(problems({ name: ' \u200b ' })).toEqual(['name problem.nameMissing']);
  });

  it('has an address that is one, and as it was typed', () => {
    expect(problems({ address: 'ann@muster' })).toEqual(['address problem.notAnAddress']);
    expect(problems({ address: 'an\u200bn@muster.example' })).toEqual(['address problem.notAnAddress']);
    expect(problems({ address: `${'a'.repeat(300)}@muster-muster.example` })).toEqual([
      'address problem.tooLong',
    ]);
    expect(problems({ address: ' ann@muster.example ' })).toEqual([]);
  });

  it('is within the limits and clean, or has a problem, whatever was typed', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
        fc.constantFrom('\ud800', '\u202e', '\n', 'a'),
      ),
      maxLength: 90,
    });
    fc.assert(
      fc.property(
        fc.record({ name: text, company: text, phone: text, address: text, remark: text }),
        (typed) => {
          const { fields, problems: found } = checkContact(typed);
          for (const field of contactFields) {
            const value = fields[field] ?? '';
            const bad = found.some((each) => each.field === field);
            expect(bad || [...value].length <= contactLimits[field]).toBe(true);
            expect(/[\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(value)).toBe(false);
          }
          expect(checkContact(fields).fields).toEqual(fields);
        },
      ),
    );
  });
});

describe('an address', () => {
  it.each([
    'a@b.example',
    'a.b+c@sub.b.example',
    '"a b@c"@b.example',
    'ann@bücher.example',
    '用户@例子.example',
    'a@[192.0.2.1]',
    "o'neil@b.example",
  ])('%s is one', (text) => expect(isAddress(text)).toBe(true));

  it.each([
    '',
    '@b.example',
    'a@',
    'a b@c.example',
    'a@b@c.example',
    'a.@b.example',
    '.a@b.example',
    'a..b@c.example',
    'a@b',
    'a@-b.example',
    'a@b..example',
    'a@b.example ',
    '<a@b.example>',
    'a@b.example,c@d.example',
    `${'a'.repeat(65)}@b.example`,
    `a@${'b'.repeat(64)}.example`,
  ])('%s is none', (text) => expect(isAddress(text)).toBe(false));

  it('has one key for its spellings', () => {
    expect(addressKey('A@B.Example')).toBe('a@b.example');
    expect(addressKey(' a@BÜCHER.example ')).toBe('a@xn--bcher-kva.example');
    expect(addressKey('u\u0308@b.example')).toBe(addressKey('ü@b.example'));
    expect(addressKey('nobody')).toBe('nobody');
    expect(addressKey('a@b c')).toBe('a@b c');
  });
});
