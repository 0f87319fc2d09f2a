import { describe, expect, it } from 'vitest';
import { lines } from '../../lib/capture/lines';
import { documentOf } from '../support/pages';

const read = (html: string) =>
  lines(documentOf(`<!doctype html><html><body><div id="b">${html}</div></body></html>`).body).map(
    (line) => line.text,
  );

describe('mail text as lines', () => {
  it('keeps blocks, breaks and cells apart', () => {
    expect(read('<p>Hello</p>Ann<br>Sales<table><tr><td>Tel</td><td>555 0100</td></tr></table>')).toEqual([
      'Hello',
      'Ann',
      'Sales',
      'Tel\t555 0100',
    ]);
  });

  it.each([
    ['a quote container', '<p>Hi</p><blockquote>Old words</blockquote>'],
    ["a webmail's own container", '<p>Hi</p><div class="gmail_quote">Old words</div>'],
    ['Feishu', '<p>Hi</p><div class="history-quote-wrapper">Old words</div>'],
    ['a bar', '<p>Hi</p><p>-----Original Message-----</p><p>Old words</p>'],
    ['a Chinese bar', '<p>Hi</p><p>------------------ 原始邮件 ------------------</p><p>Old words</p>'],
    [
      'English',
      '<p>Hi</p><p>On Tue, Mar 3, 2026 at 9:00 AM Ann &lt;a@b.example&gt; wrote:</p><p>Old words</p>',
    ],
    ['German', '<p>Hi</p><p>Am 03.03.2026 um 09:00 schrieb Ann:</p><p>Old words</p>'],
    ['French', '<p>Hi</p><p>Le 3 mars 2026 à 09:00, Ann a écrit :</p><p>Old words</p>'],
    ['Chinese', '<p>Hi</p><p>于2026年3月3日周二 09:00写道：</p><p>Old words</p>'],
    ['Japanese', '<p>Hi</p><p>2026年3月3日(火) 9:00 Ann &lt;a@b.example&gt;:</p><p>Old words</p>'],
    ['a header block', '<p>Hi</p><p>From: Ann<br>Sent: 2026-03-03<br>To: Bo<br>Subject: Old words</p>'],
    [
      'a Chinese header block',
      '<p>Hi</p><p>发件人：安<br>时间：2026-03-03<br>收件人：白<br>主题：Old words</p>',
    ],
    ['quote signs', '<p>Hi</p>&gt; Old words<br>&gt; more'],
  ])('cuts %s', (_, html) => expect(read(html)).toEqual(['Hi']));

  it('goes on below a quotation that has its own container', () => {
    const html = '<p>On Mar 3, 2026, Ann wrote:</p><blockquote>Old words</blockquote><p>My answer</p>';
    expect(read(html)).toEqual(['My answer']);
  });
});
