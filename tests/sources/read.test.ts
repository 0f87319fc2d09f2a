import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { wordsOfHtml } from '../../lib/sources/html-words';
import { readSource } from '../../lib/sources/read';
import { largestText } from '../../lib/sources/source';

const blank = () => parseHTML('<!doctype html><html><body></body></html>').document as unknown as Document;
const bytes = (text: string) => new TextEncoder().encode(text);
const pasted = (text: string) => readSource({ text }, blank);
const file = (name: string, text: string) => readSource({ name, bytes: bytes(text) }, blank);

const eml = [
  'Received: from relay.example',
  'From: =?UTF-8?B?546L6Iqz?= <wang.fang@dahe-parts.example>',
  'To: Lin Gong <lin@hangzhou-optics.example>',
  'Reply-To: desk@dahe-parts.example',
  'Subject: =?UTF-8?Q?Quote_=E2=82=AC?=',
  'Date: Thu, 12 Mar 2026 09:00:00 +0800',
  'Message-ID: <q1@dahe-parts.example>',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>See attached.</p><p>Wang Fang<br>Sales Manager<br>Dahe Parts Co., Ltd<br>Mobile: +86 138 1234 5678</p>',
].join('\r\n');

describe('what a person hands over', () => {
  it('is a whole mail: header, and the words that signature is read from', async () => {
    const read = await file('quote.eml', eml);
    expect(read).toMatchObject({
      capture: {
        adapter: 'eml',
        sender: { name: '王芳', address: 'wang.fang@dahe-parts.example' },
        replyTo: { address: 'desk@dahe-parts.example' },
        subject: 'Quote €',
        to: [{ name: 'Lin Gong', address: 'lin@hangzhou-optics.example' }],
        date: '2026-03-12T01:00:00.000Z',
        messageId: 'q1@dahe-parts.example',
      },
    });
    const lines = 'letter' in read ? read.letter?.lines : [];
    expect(lines).toEqual(expect.arrayContaining(['Sales Manager', 'Dahe Parts Co., Ltd']));
  });

  it('is raw headers alone', async () => {
    expect(await pasted(eml.split('\r\n\r\n')[0] ?? '')).toMatchObject({
      capture: { sender: { name: '王芳', address: 'wang.fang@dahe-parts.example' } },
    });
  });

  it('is a copied mail with its head in any language', async () => {
    expect(
      await pasted(
        '发件人: 王芳 <wang.fang@dahe-parts.example>\n发送时间: 2026年3月12日 9:00\n收件人: 林工 <lin@hangzhou-optics.example>\n主题: 报价\n\n报价见附件。\n王芳',
      ),
    ).toMatchObject({
      capture: { adapter: 'text', sender: { name: '王芳', address: 'wang.fang@dahe-parts.example' } },
    });
  });

  it('is words that hold one address', async () => {
    expect(await pasted('Mei Lin <mei@lienho.example>\nSales Manager\nTel. +86 138 1234 5678')).toMatchObject(
      {
        capture: { sender: { name: 'Mei Lin', address: 'mei@lienho.example' } },
        letter: { lines: ['Mei Lin <mei@lienho.example>', 'Sales Manager', 'Tel. +86 138 1234 5678'] },
      },
    );
  });

  it('is an address card', async () => {
    const card =
      'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Mei Lin\r\nORG:Lienho\r\nTITLE:Buyer\r\nTEL:+86 138 1234 5678\r\nEMAIL:mei@lienho.example\r\nEND:VCARD\r\n';
    expect(await file('mei.vcf', card)).toMatchObject({
      capture: {
        adapter: 'vcard',
        sender: { name: 'Mei Lin', address: 'mei@lienho.example' },
        signature: {
          company: { value: 'Lienho' },
          position: { value: 'Buyer' },
          phones: [{ value: '+86 138 1234 5678' }],
        },
      },
      letter: null,
    });
    expect(await file('two.vcf', card + card)).toEqual({ problem: 'several' });
  });

  it('names no sender where mail programs would read the header differently', async () => {
    const read = await pasted(
      'From: Boss <boss@dahe-parts.example>, Thief <thief@other.example>\nSubject: x\n',
    );
    expect(read).toMatchObject({ capture: { sender: null, reasons: [{ kind: 'headerTrick' }] } });
  });

  it.each([
    ['nothing', '  \n', 'empty'],
    ['no address', 'Call me tomorrow', 'nobody'],
    ['two people', 'mei@lienho.example and wang@dahe-parts.example', 'several'],
    ['more than is read', `a@b.example${' '.repeat(3)}${'x'.repeat(largestText)}`, 'tooLarge'],
  ])('is refused with a reason: %s', async (_kind, text, problem) => {
    expect(await pasted(text)).toEqual({ problem });
  });

  it('is refused as a file that is none of these', async () => {
    expect(await file('card.vcf', 'no card')).toEqual({ problem: 'unreadable' });
    expect(await file('mail.eml', 'Subject: x\r\n\r\nHello')).toEqual({ problem: 'nobody' });
    expect(await file('empty.eml', '')).toEqual({ problem: 'empty' });
  });

  it('reads a mail of HTML alone by its lines, without what it quotes or hides', () => {
    const html = `<head><style>p{}</style></head><!-- <p>no</p> --><div>Wang &amp; Lin&nbsp;&#8212; &#x738b;</div>
      <table><tr><td>Tel</td><td>123</td></tr></table><blockquote>Old <p>words</p></blockquote><p>1 < 2<br>end`;
    expect(wordsOfHtml(html).filter((line) => line !== '')).toEqual([
      'Wang & Lin — 王',
      'Tel\t123',
      '1 < 2',
      'end',
    ]);
  });

  it('never throws', async () => {
    const piece = fc.constantFrom(
      'From: ',
      'BEGIN:VCARD\n',
      'a@b.example',
      '<',
      '>',
      '"',
      '\r\n',
      '\n',
      ': ',
      '=?utf-8?b?',
      '?=',
      'Content-Type: multipart/mixed; boundary=x\n',
      '--x\n',
      '\u0000',
      '王',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 40 }),
        fc.constantFrom('x.eml', 'x.vcf', 'x'),
        async (parts, name) => {
          const text = parts.join('');
          for (const read of [await pasted(text), await file(name, text)])
            expect('problem' in read || read.capture.adapter !== '').toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });
});
