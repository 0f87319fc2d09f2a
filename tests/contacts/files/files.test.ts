import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { decode, guessEncoding } from '../../../lib/contacts/files/decode';
import { peopleIn } from '../../../lib/contacts/files/list';
import { mostRows, readFile } from '../../../lib/contacts/files/read';
import { writeCsv, writeVcards } from '../../../lib/contacts/files/write';
import { type ContactFields, contactFields } from '../../../lib/domain/contact';
import { read } from './read';

const text = (value: string) => new TextEncoder().encode(value);

describe('what is broken', () => {
  it('is a row that says so, beside the sound ones', async () => {
    const file = 'BEGIN:VCARD\nVERSION:3.0\nFN\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Ida\nEND:VCARD\n';
    const { rows } = await read('a.vcf', text(file));
    expect(rows.map(({ fields, problem }) => [fields.name, problem === null])).toEqual([
      ['', false],
      ['Ida', true],
    ]);
  });

  it('never throws, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ maxLength: 200 }).map(text)),
        fc.constantFrom('x.csv', 'x.vcf', 'x.txt'),
        fc.boolean(),
        async (bytes, name, card) => {
          const body = card ? new Uint8Array([...text('BEGIN:VCARD\n'), ...bytes]) : bytes;
          expect(Array.isArray((await read(name, body)).rows)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('encodings', () => {
  it('takes strict UTF-8 for UTF-8', () => {
    expect(guessEncoding(text('姓名,邮箱\n张伟,z@example.com'))).toBe('utf-8');
  });
  it('knows UTF-16 without a mark', () => {
    const bytes = new Uint8Array([...'Name,Mail\nAnn,a@b.example'].flatMap((c) => [0, c.charCodeAt(0)]));
    expect(guessEncoding(bytes)).toBe('utf-16be');
    expect(decode(bytes, 'utf-16be')).toContain('Ann');
  });
  it('falls back on the western one', () => {
    expect(guessEncoding(new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]))).toBe('windows-1252');
  });
});

describe('pasted text', () => {
  it('finds each address with the name before it', () => {
    const rows = peopleIn(
      'To: Mei Lin <mei@example.com>, 王芳 <wang@example.cn>; bob@example.org\n"Doe, Jo" <jo@example.com>',
    );
    expect(rows.map(({ fields }) => [fields.name, fields.address])).toEqual([
      ['Mei Lin', 'mei@example.com'],
      ['王芳', 'wang@example.cn'],
      ['bob@example.org', 'bob@example.org'],
      ['Doe, Jo', 'jo@example.com'],
    ]);
  });

  it('takes an address in the place of a name for what another calls itself', () => {
    const rows = peopleIn(
      'pay@bank.example <eve@evil.example>, "mei@example.com" <mei@example.com>\nme@a.example <x',
    );
    expect(rows.map(({ fields }) => [fields.name, fields.address])).toEqual([
      ['pay@bank.example', 'eve@evil.example'],
      ['mei@example.com', 'mei@example.com'],
      ['me@a.example', 'me@a.example'],
    ]);
  });
});

const oneLine = fc
  .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
  .map((value) => value.replace(/[\p{Cc}\s]+/gu, ' ').trim())
  .filter((value) => value !== '');
const contact: fc.Arbitrary<ContactFields> = fc.record({
  name: oneLine,
  address: fc.constantFrom('a@b.example', 'zoe+x@c.example'),
  company: oneLine,
  phone: fc.constantFrom('+86 138 0013 8000', '010-5550 0170'),
  position: fc.oneof(oneLine, fc.constantFrom("'=1+1", '=1+1', '＝1+1', '@cmd', '-2', "'x", 'a;b,c\\n')),
  remark: oneLine,
});

describe('files written here', () => {
  it('come back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(contact, { minLength: 1, maxLength: 4 }), async (contacts) => {
        for (const [name, file] of [
          ['x.csv', writeCsv(contacts)],
          ['3.vcf', writeVcards(contacts, '3.0')],
          ['4.vcf', writeVcards(contacts, '4.0')],
        ] as const) {
          expect(
            (await read(name, text(file))).rows.map(({ fields }) => fields),
            name,
          ).toEqual(contacts);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('hold no cell that a spreadsheet runs', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'),
        fc.string(),
        (start, rest) => {
          const file = writeCsv([{ name: start + rest, remark: start }]);
          const { data } = Papa.parse<string[]>(file);
          for (const cell of data.slice(1).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        },
      ),
    );
  });

  it('name every field', () => {
    const full = Object.fromEntries(contactFields.map((field) => [field, field]));
    for (const field of contactFields) expect(writeVcards([full], '4.0')).toContain(field);
  });
});

describe('a large file', () => {
  it('hands the thread over often: no slice of 10,000 rows is long', async () => {
    const line = (at: number) => `Person ${at},p${at}@example.com,Company ${at},+86 138 ${10_000_000 + at}`;
    const bytes = text(
      `Name,Email,Company,Phone\n${Array.from({ length: 10_500 }, (_, at) => line(at)).join('\n')}`,
    );
    let pauses = 0;
    const file = await readFile({ name: 'big.csv', bytes }, async () => {
      pauses += 1;
    });
    expect(file.rows).toHaveLength(mostRows);
    expect(pauses).toBeGreaterThan(mostRows / 20);
  });
});
