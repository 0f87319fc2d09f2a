import { describe, expect, it } from 'vitest';
import { linesOf, type Sides } from '../../../components/models/diff-lines';
import { isNews, preTicked } from '../../../lib/contacts/diff';
import { outsiderSet } from '../../../lib/contacts/outsider';
import type { Capture } from '../../../lib/domain/capture';

const found = (value: string) => ({ value, span: value, confidence: 0.9 });
const capture: Capture = {
  ...{ adapter: 'generic', confidence: 0.9, subject: '', date: '', messageId: '', to: [], cc: [] },
  ...{ sender: { name: 'Ana Rain', address: 'ana@rain.example' }, replyTo: null, reasons: [], warnings: [] },
  signature: { name: null, company: found('Rain Ltd'), position: found('Buyer'), phones: [], emails: [] },
};
const record = {
  ...{ id: '01', name: 'Ana Rain', mobile: '13900139000', countryCode: '86', mail: 'ana@rain.example' },
  ...{ company: 'Storm AG', remark: 'ours' },
};
const sides: Sides = {
  capture,
  mail: { id: 'c', fields: { name: 'Ana Rain', address: 'ana@rain.example', remark: 'owes me lunch' } },
  company: { account: 'd', record },
  ...{ mailAccount: 'f', others: [{ account: 'd', fields: { name: 'stale', company: 'stale' } }], note: [] },
};
const told = (of: Sides) =>
  linesOf(of)
    .filter(isNews)
    .map(({ book, field, value, relation }) => `${book} ${field} ${value} ${relation}`);

describe('one diff of a mail and two address books', () => {
  it('sets each against the others, and says what would go where', () => {
    expect(told(sides)).toEqual([
      'mail company Rain Ltd new',
      'mail company Storm AG new',
      'mail phone +86 13900139000 new',
      'mail position Buyer new',
      'mail remark owes me lunch\nours different',
      'company company Rain Ltd different',
      'company position Buyer new',
    ]);
  });

  it('ticks blanks and no conflict, one value for each field of a book', () => {
    const lines = linesOf(sides);
    const ticked = (['mail', 'company'] as const).flatMap((book) =>
      preTicked(lines.filter((line) => line.book === book)).map(
        ({ field, value }) => `${book} ${field} ${value}`,
      ),
    );
    expect(ticked).toEqual([
      'mail company Rain Ltd',
      'mail phone +86 13900139000',
      'mail position Buyer',
      'company position Buyer',
    ]);
  });

  it('takes no remark of one’s own to the whole organisation, and no phone to where it cannot be changed', () => {
    const bare = { ...sides, company: { account: 'd', record: { id: '01', name: 'Ana Rain' } } };
    const own = { ...sides.mail, id: 'c', fields: { name: 'Ana Rain', phone: '+86 139', remark: 'owes me' } };
    expect(told({ ...bare, mail: own }).filter((one) => one.startsWith('company'))).toEqual([
      'company address ana@rain.example new',
      'company company Rain Ltd new',
      'company position Buyer new',
    ]);
    expect(outsiderSet({ position: 'Buyer', address: 'a@b.example' })).toEqual({
      title: 'Buyer',
      mail: 'a@b.example',
    });
  });

  it('is of one book alone where the other cannot be read', () => {
    expect(told({ ...sides, company: null }).every((one) => one.startsWith('mail'))).toBe(true);
    expect(told({ ...sides, mail: null }).every((one) => one.startsWith('company'))).toBe(true);
  });
});
