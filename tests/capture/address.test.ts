import { describe, expect, test } from 'vitest';
import { isAddress, readMailboxes } from '../../lib/capture/address';
import { decodeWords } from '../../lib/capture/address-words';

describe('a header is read as RFC 5322 has it', () => {
  test.each([
    ['Jane Roe <jane@corp.example>', 'Jane Roe', 'jane@corp.example'],
    ['"Roe, Jane" <jane@corp.example>', 'Roe, Jane', 'jane@corp.example'],
    ['Roe, Jane <jane@corp.example>', 'Roe, Jane', 'jane@corp.example'],
    ['jane@corp.example (Jane Roe)', 'Jane Roe', 'jane@corp.example'],
    ['<jane@corp.example>', '', 'jane@corp.example'],
    ['"Jane \\"J\\" Roe" <jane@corp.example>', 'Jane "J" Roe', 'jane@corp.example'],
    ['Jane\r\n Roe <jane@corp.example>', 'Jane Roe', 'jane@corp.example'],
    ['王芳 <用户@例子.公司>', '王芳', '用户@例子.公司'],
  ])('%s', (raw, name, address) => {
    expect(readMailboxes(raw)).toEqual({ people: [{ name, address }], doubts: [] });
  });
});

test.each([
  ['jane@corp.example', true],
  ['jane+tag@corp.example', true],
  ["o'neil@corp.example", true],
  ['用户@例子.公司', true],
  ['jane@corp', false],
  ['jane roe@corp.example', false],
  ['"jane"@corp.example', false],
  ['jane@@corp.example', false],
  ['@corp.example', false],
  [`${'a'.repeat(65)}@corp.example`, false],
])('%s is an address: %s', (text, is) => expect(isAddress(text)).toBe(is));

test.each([
  ['=?utf-8?Q?J=C3=BCrgen_Roe?=', 'Jürgen Roe'],
  ['=?UTF-8?B?5byg5LiJ?=', '张三'],
  ['=?gb2312?B?1cXI/Q==?=', '张三'],
  ['=?iso-2022-jp?B?GyRCOzNFRBsoQg==?=', '山田'],
  ['=?utf-8?Q?one?= =?utf-8?Q?two?=', 'onetwo'],
  ['=?nowhere?B?AAAA?=', '=?nowhere?B?AAAA?='],
  ['plain', 'plain'],
])('%s is read as %s', (raw, text) => expect(decodeWords(raw)).toBe(text));
