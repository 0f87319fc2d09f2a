import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSignature } from '../../../lib/capture/signature/read';

const at = (from: string, ...lines: string[]) => readSignature({ from, lines });

describe('names', () => {
  test.each([
    ['"Kovač, Mira" <mira.kovac@acme.example>', 'Mira Kovač'],
    ['Mira Kovač via Users <users@lists.example>', 'Mira Kovač'],
    ['"MIRA KOVAČ" <mira@acme.example>', 'Mira Kovač'],
    ["'Mira Kovač' <mira@acme.example>", 'Mira Kovač'],
    ['"Kovač Mira (R&D)" <mira.kovac@acme.example>', 'Mira Kovač'],
    ['王小明 <wxm@acme.example>', '王小明'],
    ['王小明先生 <wxm@acme.example>', '王小明'],
    ['青空商事株式会社 山田太郎 <yamada@aozora.example>', '山田太郎'],
    ['"山田太郎@青空商事" <yamada@aozora.example>', '山田太郎'],
  ])('%s', (from, name) => {
    expect(at(from).name).toMatchObject({ value: name });
    expect(at(from).name?.confidence).toBeGreaterThanOrEqual(0.7);
  });

  test.each([
    'noreply@acme.example',
    'Acme Support <help@acme.example>',
    'Acme Security <security@acme.example>',
    'Editors <feedback@acme.example>',
    'みらい銀行からのお知らせ <info@mirai.example>',
  ])('%s names no person', (from) => expect(at(from).name).toBeNull());

  test('an address as name, or none, is at most offered', () => {
    expect(at('mira.kovac@acme.example').name?.confidence ?? 0).toBeLessThan(0.7);
    expect(at('"x81@qq.com" <x81@qq.com>').name?.confidence ?? 0).toBeLessThan(0.7);
  });

  test('the other script is kept', () => {
    const read = at('"Wendy Chang (張惠雯)" <wendy@acme.example>');
    expect(read.name?.value).toBe('Wendy Chang');
    expect(read.nativeName?.value).toBe('張惠雯');
  });
});

describe('details', () => {
  const block = [
    'Regards,',
    '',
    'Mira Kovač',
    'Sales Engineer',
    'Acme Optics GmbH',
    'Tel: +49 30 5550 123 ext. 45',
    'Fax: +49 30 5550 199',
  ];

  test('carry where they came from', () => {
    const read = at('Mira Kovač <mira@acme.example>', ...block);
    expect(read.company).toMatchObject({ value: 'Acme Optics GmbH', span: 'Acme Optics GmbH' });
    expect(read.position).toMatchObject({ value: 'Sales Engineer', span: 'Sales Engineer' });
    expect(read.phones).toMatchObject([
      { value: '+49 30 5550 123', extension: '45', type: 'office', span: 'Tel: +49 30 5550 123 ext. 45' },
    ]);
  });

  test.each(['poste 45', 'доб. 45', '转45'])('part an extension marked "%s"', (mark) => {
    const lines = block.map((line) => line.replace('ext. 45', mark));
    expect(at('Mira Kovač <mira@acme.example>', ...lines).phones).toMatchObject([
      { value: '+49 30 5550 123', extension: '45' },
    ]);
  });

  test('how a name is read aloud is no house', () => {
    const lines = ['よろしくお願いいたします。', '', '佐藤 健一', 'サトウ ケンイチ', 'TEL 03-5550-1234'];
    const read = at('佐藤 健一 <sato@hikari.example>', ...lines);
    // The domain alone may be offered.
    expect(read.company?.confidence ?? 0).toBeLessThan(0.7);
  });

  test('a quoted signature is another person’s', () => {
    const read = at(
      'Tom Ray <tom@ray.example>',
      'Thanks, Tom',
      '',
      'Von: Mira Kovač',
      'Gesendet: Montag, 3. März 2025 10:11',
      '',
      ...block,
    );
    expect(read.phones).toEqual([]);
    expect(read.position).toBeNull();
  });

  test.each([
    'On Mon, 3 Mar 2025, Mira Kovač <mira@acme.example> wrote:',
    '在 2025年3月3日，Mira Kovač <mira@acme.example> 写道：',
    'Le lun. 3 mars 2025 à 10:11, Mira Kovač <mira@acme.example> a écrit :',
    '2025年3月3日(月) 10:11 Mira Kovač <mira@acme.example>:',
  ])('what follows "%s" is not the sender’s', (head) => {
    expect(at('Tom Ray <tom@ray.example>', 'Yes.', '', head, ...block).phones).toEqual([]);
  });

  test.each([
    ['O: +1 713-555-0121 C: +1 832-555-0176', ['mobile', '+1 832-555-0176'], ['office', '+1 713-555-0121']],
    ['O: 713-555-0121/C: 832-555-0176', ['mobile', '832-555-0176'], ['office', '713-555-0121']],
    ['直通TEL.019-654-8823　代表TEL.019-654-8800', ['direct', '019-654-8823'], ['main', '019-654-8800']],
    ['Tel 86-21-55501234 Cell 138 0013 8000', ['mobile', '138 0013 8000'], ['office', '86-21-55501234']],
  ])('%s: each number has its own type', (line, ...wanted) => {
    const { phones } = at('Mira Kovač <mira@acme.example>', 'Mira Kovač', 'Acme Optics GmbH', line);
    expect(phones.map(({ type, value }) => [type, value])).toEqual(wanted);
  });

  test.each([
    'Customer service 1-800-555-0134',
    'For support contact Jim Beam 713-555-0134',
    'Ask for Mary Jones, 713-555-0134',
    '営業部の坂口様 電話：03-3541-9907',
  ])('"%s" beside the name is not the sender’s', (line) => {
    expect(at('Ann Lee <ann.lee@acme.example>', 'Hi', '', 'ok', '', 'Ann Lee', line).phones).toEqual([]);
  });

  test('the domain is only ever an offer', () => {
    const company = at('Mira Kovač <mira@acme-optics.example>', 'See you').company;
    expect(company).toMatchObject({ value: 'Acme-optics' });
    expect(company?.confidence).toBeLessThan(0.7);
    expect(at('Mira Kovač <mira@gmail.com>', 'See you').company).toBeNull();
  });

  test('the reader’s own address is nobody’s extra address', () => {
    const lines = ['Mira Kovač', 'Acme Optics GmbH', 'mira2@acme.example', 'me@home.example'];
    const read = readSignature({ from: 'Mira Kovač <mira@acme.example>', lines, own: ['me@home.example'] });
    expect(read.emails.map((email) => email.value)).toEqual(['mira2@acme.example']);
  });
});

describe('any text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      'Tel: ',
      'Mobile',
      '+49 30 5550 123',
      '手机：',
      '联系人：',
      '株式会社',
      'Best regards,',
      'Director',
      '<b>x</b>',
      '<img src=x onerror=y>',
      '> ',
      '-- ',
      '\n',
      '\t',
      '   ',
      'On ',
      ' wrote:',
      '0'.repeat(50),
      ' '.repeat(80),
    ),
  );
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

  test('never throws and never yields markup', () => {
    fc.assert(
      fc.property(text, text, (from, body) => {
        const { name, nativeName, company, position, phones, emails } = readSignature({ from, text: body });
        for (const found of [name, nativeName, company, position, ...phones, ...emails]) {
          if (!found) continue;
          expect(found.value).not.toMatch(/[<>]/);
          expect(found.confidence).toBeGreaterThanOrEqual(0);
          expect(found.confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Characters handed to patterns while `run` runs. */
function steps(run: () => void): number {
  const exec = RegExp.prototype.exec;
  let read = 0;
  RegExp.prototype.exec = function (text: string) {
    read += text.length;
    return exec.call(this, text);
  };
  try {
    run();
  } finally {
    RegExp.prototype.exec = exec;
  }
  return read;
}

test.each([
  ['digits', '0123456789 '.repeat(40)],
  ['blanks', `${' '.repeat(390)}x`],
  ['labels', 'Tel: '.repeat(80)],
  ['words', 'Acme Services Group '.repeat(20)],
  ['quote heads', `On ${'a '.repeat(150)}`],
  ['Han', '王经理公司电话'.repeat(50)],
])('work grows no faster than the mail: %s', (_kind, line) => {
  const work = (count: number) =>
    steps(() =>
      readSignature({
        from: 'Mira Kovač <mira@acme.example>',
        lines: Array.from({ length: count }, () => line),
      }),
    );
  expect(work(800)).toBeLessThan(work(400) * 2.2);
  expect(work(400)).toBeLessThan(work(100) * 4.4);
});

describe('the person written to is not the sender', () => {
  const nameOf = (text: string, from = 'cj88@dahe-parts.example') =>
    readSignature({ from, text }).name?.value;

  test.each([
    ['a one-line mail', '林工, 图纸已更新, 电话 13812345678'],
    ['a greeting above a number', '林工\n\n附件是报价\nTel: 0512-62345678'],
    ['a greeting with a colon', '王小明：\n资料见附件\nTel: 0512-62345678'],
    ['words under the closing', '谢谢\n林工，图纸我看一下'],
    ['in English', 'Mei Lin, call me on +44 7700 900111'],
  ])('%s', (_kind, text) => expect(nameOf(text)).toBeUndefined());

  test.each([
    ['with a title', '资料见附件\n\n王小明，销售经理\nTel: 0512-62345678', '王小明'],
    ['under the greeting', '林工：\n资料见附件\n\n陈洁\n手机：13812345678', '陈洁'],
    ['in English', 'Attached.\n\nRegards,\nMira Kovač\nHead of Sales\n+44 7700 900111', 'Mira Kovač'],
  ])('the sender is still found %s', (_kind, text, name) => expect(nameOf(text)).toBe(name));
});
