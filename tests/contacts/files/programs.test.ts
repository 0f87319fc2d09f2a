import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../support/source';
import { read } from './read';

const exported = (name: string) =>
  read(name, new Uint8Array(readFileSync(join(root, 'tests/fixtures/contact-files', name))));
const fieldsIn = async (name: string) => (await exported(name)).rows.map(({ fields }) => fields);

describe('files of other programs', () => {
  it('reads a CSV of Google', async () => {
    expect(await fieldsIn('google.csv')).toEqual([
      {
        name: 'Greta Lindqvist',
        address: 'greta.lindqvist@fjordpapper.example',
        company: 'Fjord Papper AB',
        phone: '+46 8 555 0101',
        position: 'Buyer',
        tag: 'Suppliers',
        remark: 'Met at the fair,\nasked for samples\ngreta@home.example',
      },
      {
        name: '陈国栋',
        address: 'chen.gd@haina.example',
        company: '青岛海纳包装有限公司',
        phone: '+86 532 5550 0102',
        position: '采购经理',
        remark: '138 5550 0103',
      },
      { name: 'office@nordlicht.example', address: 'office@nordlicht.example', company: 'Nordlicht Kontor' },
    ]);
  });

  it('reads a CSV of Outlook, and takes a formula for text', async () => {
    expect(await fieldsIn('outlook.csv')).toEqual([
      {
        name: 'Tomás Herrera',
        address: 'tomas.herrera@cobalto.example',
        company: 'Cobalto S.L.',
        phone: '+34 91 555 0110',
        position: 'Ingeniero',
        tag: 'Clientes,Madrid',
        remark: '=HYPERLINK("x")',
      },
      {
        name: 'Aiko Moriyama',
        address: 'aiko@moriyama.example',
        company: '株式会社森山',
        phone: '+81 90 5550 0111',
        remark: 'aiko.private@moriyama.example',
      },
    ]);
  });

  it.each([
    ['outlook-zh.csv', 'gb18030', '赵晓燕', '临海光电有限公司'],
    ['excel-utf16.csv', 'utf-16le', '周明', '北河电子'],
    ['plain-sjis.csv', 'shift_jis', '佐々木 翔', '株式会社みなと'],
  ])('tells the encoding of %s', async (name, encoding, first, company) => {
    const file = await exported(name);
    expect(file.encoding).toBe(encoding);
    expect(file.rows[0]?.fields).toMatchObject({ name: first, company });
  });

  it('reads the exports of Thunderbird alike', async () => {
    const shared = {
      name: 'Piotr Zawada',
      address: 'piotr@zawada.example',
      company: 'Zawada Studio',
      position: 'Architekt',
    };
    expect((await fieldsIn('thunderbird.csv'))[0]).toMatchObject(shared);
    expect(await fieldsIn('thunderbird.vcf')).toEqual([
      {
        ...shared,
        phone: '+48-600-555-151',
        remark:
          'Prefers letters, not calls; mornings only\nSince 2019\np.zawada@mail.example\n+48 22 555 01 50',
      },
    ]);
  });

  it('reads vCards of Google: folded lines, groups, several cards', async () => {
    const [greta, chen] = await fieldsIn('google.vcf');
    expect(greta).toEqual({
      name: 'Greta Lindqvist',
      address: 'greta.lindqvist@fjordpapper.example',
      company: 'Fjord Papper AB',
      phone: '+46 8 555 0101',
      position: 'Buyer',
      tag: 'Suppliers',
      remark:
        'A long note that is folded as the standard says, after seventy-five octets, with the fold in the middle of a word.',
    });
    expect(chen).toEqual({
      name: '陈国栋',
      address: 'chen.gd@haina.example',
      company: '青岛海纳包装有限公司',
      phone: '+86 138 5550 0103',
    });
  });

  it('reads a card of macOS: the preferred address, without the photo', async () => {
    expect(await fieldsIn('macos.vcf')).toEqual([
      {
        name: 'Dr. Ada Okonjo',
        address: 'ada.okonjo@baobab.example',
        company: 'Baobab Analytics Research',
        phone: '+44 7700 900160',
        position: 'Head of Research',
        remark: 'ada@okonjo.example\n+44 20 5550 0160',
      },
    ]);
  });

  it('reads the vCard 2.1 that Outlook still writes', async () => {
    expect(await fieldsIn('outlook-21.vcf')).toEqual([
      {
        name: '赵晓燕',
        address: 'zhao.xiaoyan@linhai.example',
        company: '临海光电有限公司',
        phone: '13955500121',
        remark: '0571-5550 0120\n0571-5550 0129',
      },
    ]);
  });
});
