import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../lib/capture';
import { lines } from '../../lib/capture/lines';
import { addressesIn, cleanName, mailtoAddress, peopleIn } from '../../lib/capture/person';
import { isDate, isQuoteHead } from '../../lib/capture/words';
import { documentOf } from '../support/pages';

const words = fc.constantFrom(
  'From:',
  'To:',
  '发件人：',
  'Date:',
  'a@b.example',
  '<x@y.example>',
  '"',
  '<',
  '>',
  '‮',
  '\u0000',
  '…',
  '...',
  'Reply',
  'Forward',
  '2026-03-04 10:00',
  '=?utf-8?b?x?=',
  '<script>alert(1)</script>',
  '&lt;b&gt;',
  '😀',
  '\ud800',
  'mailto:',
);
const text = fc
  .array(fc.oneof(words, fc.string({ maxLength: 12 })), { maxLength: 12 })
  .map((parts) => parts.join(' '));
const escaped = (value: string) => value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const tag = fc.constantFrom(
  'div',
  'span',
  'table',
  'tr',
  'td',
  'p',
  'a',
  'pre',
  'blockquote',
  'ul',
  'li',
  'h2',
  'b',
  'form',
  'label',
);
const attribute = fc.tuple(
  fc.constantFrom(
    'title',
    'aria-label',
    'href',
    'email',
    'data-email',
    'class',
    'role',
    'hidden',
    'name',
    'contenteditable',
  ),
  fc.oneof(text, fc.constantFrom('mailto:a@b.example', 'row', 'heading', 'From: A <a@b.example>')),
);
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    text.map(escaped),
    fc
      .tuple(tag, fc.array(attribute, { maxLength: 3 }), fc.array(tie('tree'), { maxLength: 6 }))
      .map(
        ([name, attributes, inner]) =>
          `<${name} ${attributes.map(([key, value]) => `${key}="${escaped(value)}"`).join(' ')}>${inner.join('')}</${name}>`,
      ),
  ),
}));

describe('hostile input', () => {
  it('never makes reading a page throw, and what is read is one line of text', () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 8 }), (parts) => {
        const capture = readPage(
          documentOf(`<title>Mail</title><body>${parts.join('')}</body>`),
          new URL('https://mail.example/'),
        );
        if (!capture) return;
        const people = [capture.sender, capture.replyTo, ...capture.to, ...capture.cc].filter(
          (one) => one !== null,
        );
        for (const { name, address } of people) {
          expect(name).not.toMatch(/[\p{Cc}\u202e]/u);
          expect(address).toMatch(/^[^\s<>"]*$/u);
        }
        expect(capture.sender === null || capture.confidence >= 0.6).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('never makes the text helpers throw', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary', maxLength: 400 })), (value) => {
        peopleIn(value);
        cleanName(value);
        mailtoAddress(`mailto:${value}`);
        isDate(value);
        isQuoteHead(value);
        for (const spot of addressesIn(value)) expect(value.slice(spot.start, spot.end)).toBe(spot.address);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['deep nesting', `${'<div>'.repeat(20_000)}a@b.example`],
    ['many nodes', '<span title="a@b.example">x</span>'.repeat(40_000)],
    ['long text', `From: ${'a'.repeat(300_000)}@${'b.'.repeat(50_000)}example`],
    ['long runs of signs', `${'<'.repeat(50_000)}${'@'.repeat(50_000)}${'- '.repeat(50_000)}`],
    ['many labels', '<div>From: a@b.example</div><div>To:</div><div>Date: 10:00</div>'.repeat(4_000)],
    ['many controls', '<div>To: <input type="text"></div><textarea></textarea>'.repeat(4_000)],
    ['many quote heads', '<p>On 1.1.2026 10:00 A wrote:</p>'.repeat(8_000)],
  ])('stays within bounds: %s', { timeout: 20_000 }, (_, html) => {
    const document = documentOf(`<title>Mail</title><body>${html}</body>`);
    const before = performance.now();
    readPage(document, new URL('https://mail.example/'));
    lines(document.body);
    expect(performance.now() - before).toBeLessThan(8000);
  });
});
