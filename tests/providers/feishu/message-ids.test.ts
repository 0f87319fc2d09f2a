import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageIdsIn } from '../../../lib/providers/feishu/message-ids';

const twice = (bytes: Uint8Array) => Buffer.from(Buffer.from(bytes).toString('base64')).toString('base64');
const id = twice(Uint8Array.from({ length: 19 }, (_, at) => at * 13));
const other = twice(Uint8Array.from({ length: 19 }, (_, at) => at * 7 + 1));
const page = 'https://brightwater.feishu.cn/mail';

describe('message ids in the address of a page', () => {
  it.each([
    ['the path', `${page}/inbox/${id}`],
    ['the query', `${page}?folder=INBOX&message=${id}&lang=zh`],
    ['the hash', `${page}#/thread/${id}?x=1`],
    ['escaped', `${page}?message=${encodeURIComponent(id)}`],
    ['without its padding', `${page}/${id.replace(/=+$/, '')}`],
  ])('are found in %s', (_, address) => expect(messageIdsIn(address)).toEqual([id]));

  it.each([
    ['', 'nothing'],
    ['no address', 'no address'],
    [page, 'no token'],
    [`${page}/8f14e45fceea167a5a36dedd4bea2543`, 'a hash in hexadecimal'],
    [`${page}?q=${'Wochenbericht'.repeat(4)}`, 'a word'],
    [`${page}?draft=${Buffer.from('one layer of base64 alone').toString('base64')}`, 'base64 of a sentence'],
    [`${page}/7123456789012345678`, 'a number'],
  ])('%s: %s is none', (address) => expect(messageIdsIn(address)).toEqual([]));

  it('are two at the most, each once, the hash first', () => {
    const third = twice(new Uint8Array(19).fill(9));
    expect(messageIdsIn(`${page}/${third}?a=${id}&b=${id}#${other}`)).toEqual([other, id]);
  });

  it('are what the API takes, whatever the bytes; no address throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 60 }), (bytes) => {
        expect(messageIdsIn(`${page}/${encodeURIComponent(twice(bytes))}`)).toEqual([twice(bytes)]);
      }),
    );
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        expect(messageIdsIn(address).length).toBeLessThan(3);
      }),
    );
  });
});
