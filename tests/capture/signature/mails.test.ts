import { describe, expect, test } from 'vitest';
import { count, f1, falseMails, type Labelled, labelledMails, predicted } from '../../tools/bench-signature';
import { sameText } from '../../tools/same-value';

const mails = labelledMails(new URL('./mails.jsonl', import.meta.url).pathname);
const known = new Map(mails.map((mail) => [mail, predicted(mail)]));
const read = (mail: Labelled) => known.get(mail) ?? predicted(mail);

describe('invented mails in fifteen languages', () => {
  test.each(['name', 'company', 'position', 'phones', 'emails'] as const)('%s is read', (field) => {
    expect(f1(count(mails, field, read))).toBeGreaterThan(0.95);
  });

  test('mails without details are given none', () => {
    expect(falseMails(mails, read)).toBe(0);
  });

  test.each(mails.map((mail) => [mail.id, mail] as const))(
    '%s: no phone is invented and none is a fax',
    (_id, mail) => {
      expect(count([mail], 'phones', read).wrong).toBe(0);
    },
  );
});

test('texts are the same but for case, blanks and punctuation', () => {
  expect(sameText('Acme Ltd.', 'ACME  LTD')).toBe(true);
  expect(sameText('Acme Trading Services Group Ltd', 'Acme Trading Services Group Ltd UK')).toBe(true);
  expect(sameText('Acme', 'Acme Ltd')).toBe(false);
});
