import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../lib/capture';
import { choose } from '../../lib/capture/choose';
import { candidates } from '../../lib/capture/generic';
import { linesOf } from '../../lib/capture/lines';
import { readLinked } from '../../lib/capture/linked';
import { addressesIn, cleanName, mailtoAddress, peopleIn } from '../../lib/capture/person';
import { readCues } from '../../lib/capture/read-cues';
import { isDate, isQuoteHead } from '../../lib/capture/words';
import { documentOf } from '../support/pages';
import { lines, readDom } from '../support/read-dom';

/** A whole document: without `html` and `head` the parser of these tests gives it no body. */
const pageOf = (body: string): Document =>
  documentOf(`<html><head><title>Mail</title></head><body>${body}</body></html>`);

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
        const capture = readPage(pageOf(parts.join('')), new URL('https://mail.example/'));
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
    const document = pageOf(html);
    const before = performance.now();
    readPage(document, new URL('https://mail.example/'));
    lines(document.body);
    expect(performance.now() - before).toBeLessThan(8000);
  });

  it('never takes what is hidden for the sender', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('hidden', 'style="display:none"', 'aria-hidden="true"', 'style="visibility: hidden"'),
        fc.array(tree, { maxLength: 3 }),
        (hiding, noise) => {
          const secret = `<div ${hiding}><div>From: Eve &lt;eve@hidden.example&gt;</div><div>Date: 10:00</div>${noise.join('')}</div>`;
          const shown =
            '<div>From: Ann &lt;ann@shown.example&gt;</div><div>To: me@own.example</div><div>Date: 2026-03-04 10:00</div><p>Words.</p>';
          const document = pageOf(
            `<nav>Inbox<br>Sent<br>Drafts</nav>${secret}<main><h1>Words</h1>${shown}<button>Reply</button></main>`,
          );
          // A cell without a table may close what it stands in: then the noise is not hidden.
          fc.pre(document.body.children.length === 3);
          const capture = readPage(document, new URL('https://mail.example/'));
          expect(capture?.sender?.address).toBe('ann@shown.example');
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** Characters handed to patterns, and pieces of text looked at, while a page is read. */
function steps(html: string): number {
  const document = pageOf(html);
  const { exec } = RegExp.prototype;
  let count = 0;
  RegExp.prototype.exec = function (text: string) {
    // One that goes on where it stopped looks at what lies between, and at the rest only where it finds nothing.
    const goesOn = this.global || this.sticky;
    const from = goesOn ? this.lastIndex : 0;
    const found = exec.call(this, text);
    count += (goesOn && found ? this.lastIndex : text.length) - from;
    return found;
  };
  try {
    const page = readDom(document);
    if (!page) return 0;
    page.bits = new Proxy(page.bits, {
      get(bits, key) {
        count++;
        return Reflect.get(bits, key);
      },
    });
    const cues = readCues(page, 'Mail');
    choose(cues, candidates(cues, 0, new Set(), readLinked([])));
    linesOf(page, 0, page.bits.length);
  } finally {
    RegExp.prototype.exec = exec;
  }
  return count;
}

describe('work grows no faster than the page', () => {
  it.each<[string, (at: number) => string]>([
    ['addresses', (at) => `<span title="a${at}@b.example">x${at}</span>`],
    ['addresses in one line of text', (at) => `<div>a${at}@b.example or c${at}@d.example</div>`],
    [
      'headers',
      (at) =>
        `<div>From: a${at}@b.example</div><div>To: me</div><div>Date: 10:${10 + (at % 50)}</div><p>x</p>`,
    ],
    ['labels without values', (at) => `<p>From:</p><p>To:</p><p>Subject: ${at}</p>`],
    ['fields to fill in', (at) => `<div>To: <input type="text" name="n${at}"></div><textarea></textarea>`],
    ['quote heads', (at) => `<p>On ${1 + (at % 28)}.1.2026 10:00 A${at} wrote:</p>`],
    ['rows', (at) => `<li>Ann ${at}<span>Words ${at}</span><time>10:${10 + (at % 50)}</time></li>`],
    ['sentences', (at) => `<p>The ${at}th sentence of a long letter, which says nothing at all.</p>`],
    ['nesting', (at) => `<div>${at}`],
  ])('%s', { timeout: 60_000 }, (_, part) => {
    const work = (size: number) => steps(Array.from({ length: size }, (_one, at) => part(at + 100)).join(''));
    const small = work(500);
    expect(work(2000) / small).toBeLessThan(5);
  });
});
