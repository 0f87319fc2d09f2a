import { describe, expect, test } from 'vitest';
import { signOff } from '../../../lib/capture/signature/lexicon/phrases';
import { hanTitle, latinTitle } from '../../../lib/capture/signature/lexicon/titles';
import { readSignature } from '../../../lib/capture/signature/read';

const signed = (...lines: string[]) =>
  readSignature({
    from: 'Ada Marsh <ada.marsh@tarnbrook.example>',
    lines: ['The list is attached.', '', 'Ada Marsh', 'Sales Manager', 'Tarnbrook Dairies Ltd', ...lines],
  }).phones.map(({ value }) => value);

describe('everyday words of signatures', () => {
  test.each([
    ...['Thanks', 'Many thanks', 'Kind regards', 'Best regards', 'Warm regards', 'Warmest regards'],
    ...['With best wishes', 'All the best', 'Yours sincerely', 'Mit freundlichen Grüßen', 'Viele Grüße'],
    ...[
      'Beste Grüße',
      'Liebe Grüße',
      'Bien cordialement',
      'Met vriendelijke groet',
      '此致敬礼',
      '祝工作顺利',
    ],
    ...['顺祝商祺', '多谢', 'よろしくお願いいたします。', '宜しくお願い致します'],
  ])('"%s" closes a mail', (line) => expect(signOff.test(line)).toBe(true));

  test.each(['The best offer is attached', 'Metering starts today', '祝日のお知らせ'])(
    '"%s" closes nothing',
    (line) => expect(signOff.test(line)).toBe(false),
  );

  test.each([
    ...['Engineer', 'Volunteer', 'Auctioneer', 'Contractor', 'Counsellor', 'Organiser'],
    ...[
      'Vertriebsleiter',
      'Teamleiterin',
      'Projektmanagerin',
      'Sachbearbeiter',
      'Rechtsanwältin',
      'Fachärztin',
    ],
    ...['Steuerberater', 'Softwareentwickler', 'Einkäuferin', 'Redakteur'],
    ...['Acheteur', 'Assistante'],
  ])('%s is a position', (word) => expect(latinTitle.test(word)).toBe(true));

  test.each([
    ...['医生', '实习生', '理事', '监事', '书记', '翻译', '協理', '監査役', '相談役', '教頭', '編集者'],
    ...['アナリスト', 'スペシャリスト'],
  ])('%s is a position', (word) => expect(hanTitle.test(word)).toBe(true));

  test.each([
    ...['Mentor', 'Factor', 'Sector', 'Victor Pioneer', 'Motor Career', 'Engineering', 'Architects'],
    ...['Leitung', 'Beratung'],
  ])('%s is none', (word) => expect(latinTitle.test(word)).toBe(false));
});

describe('labels of numbers', () => {
  const phone = '+44 20 7946 0311';
  test.each([
    ...[
      'Fax',
      'Fax-Nr.',
      'Faxnummer',
      'Efax',
      'e-Fax',
      'F.',
      'Télécopie',
      'Télécopieur',
      'FAX番号',
      'ファクス',
    ],
    ...['ファクシミリ'],
  ])('"%s:" stands before a fax', (label) =>
    expect(signed(`Tel: ${phone}`, `${label}: +44 20 7946 0312`)).toEqual([phone]),
  );

  test.each(['Phone (905) 555-0122', 'Office (905) 555-0122 | Fax (905) 555-0123'])(
    'an area code in brackets behind a label is no note of it: %s',
    (line) => expect(signed(line)).toEqual(['(905) 555-0122']),
  );

  test.each(['Téléphone', 'Teléfono', 'Tel.-Nr.', 'Phone no', 'MP'])('"%s:" before a phone', (label) =>
    expect(signed(`${label}: ${phone}`)).toEqual([phone]),
  );

  test.each([
    ...['Order', 'Ref.', 'Reg. No.', 'IBAN', 'ABN', 'SIRET', 'PO', 'P.O. Box', '订单号', '工单', '身份证'],
    ...['登録番号', '口座番号', '许可证号'],
  ])('a number behind "%s:" is no phone', (label) => {
    for (const number of ['13800005521', '0312345678'])
      expect(signed(`Tel: ${phone}`, `${label}: ${number}`)).toEqual([phone]);
  });
});

describe('who signed', () => {
  const read = (from: string, ...lines: string[]) => {
    const { name, company, position } = readSignature({ from, lines });
    return [name?.value, company?.value, position?.value];
  };

  test.each([
    [
      'a family name with a calling in the header',
      '孙教授 <sun@jinghai.example>',
      ['请再核一遍。', '', '孙黎明', '京海大学 材料学院 教授'],
      ['孙黎明', '京海大学', '教授'],
    ],
    [
      'a section before the family name in the header',
      '営業部 加藤 <kato@nishiki.example>',
      ['確認しました。', '', 'にしき印刷(株) 営業部 加藤 大輔', 'Tel.03-5550-0133'],
      ['加藤 大輔', 'にしき印刷(株)', undefined],
    ],
    [
      'the house and the position above the name, nothing below it',
      '松本 恵 <m@aozora.example>',
      ['来週の演習は休講です。', '', '青空大学 経済学部 准教授', '松本 恵'],
      ['松本 恵', '青空大学', '准教授'],
    ],
    [
      'the name under the closing and again in the signature',
      'Dr. Annika Feldhaus <feldhaus@wesertal.example>',
      [
        'Das Gutachten folgt.',
        '',
        'Beste Grüße',
        'Annika Feldhaus',
        '',
        '-- ',
        'PD Dr. Annika Feldhaus',
      ].concat(['Akademische Rätin', 'Universität Wesertal', 'Tel. 0421 555 01 63']),
      ['Annika Feldhaus', 'Universität Wesertal', 'Akademische Rätin'],
    ],
    [
      'a house that signs with its section alone',
      '株式会社みどり 広報 <pr@midori.example>',
      ['新商品の発表会を4月10日に開催いたします。'],
      [undefined, '株式会社みどり', undefined],
    ],
  ])('%s', (_case, from, lines, wanted) => expect(read(from, ...lines)).toEqual(wanted));
});
