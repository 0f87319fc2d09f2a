import { describe, expect, it } from 'vitest';
import { documentOf } from '../support/pages';
import { lines } from '../support/read-dom';

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
    [
      'Traditional Chinese',
      '<p>Hi</p><p>Ann &lt;a@b.example&gt; 於 2026年3月3日 週二 上午9:00 寫道：</p><p>Old words</p>',
    ],
    ['Dutch', '<p>Hi</p><p>Op di 3 mrt 2026 om 09:00 schreef Ann &lt;a@b.example&gt;:</p><p>Old words</p>'],
    [
      'Spanish',
      '<p>Hi</p><p>El mar, 3 mar 2026 a las 9:00, Ann (&lt;a@b.example&gt;) escribió:</p><p>Old words</p>',
    ],
    [
      'Italian',
      '<p>Hi</p><p>Il giorno mar 3 mar 2026 alle ore 09:00 Ann &lt;a@b.example&gt; ha scritto:</p><p>Old words</p>',
    ],
    [
      'Portuguese',
      '<p>Hi</p><p>Em ter., 3 de mar. de 2026 às 09:00, Ann &lt;a@b.example&gt; escreveu:</p><p>Old words</p>',
    ],
    ['Russian', '<p>Hi</p><p>вт, 3 мар. 2026 г. в 09:00, Ann &lt;a@b.example&gt;:</p><p>Old words</p>'],
    [
      'Swedish',
      '<p>Hi</p><p>Den tis 3 mars 2026 kl 09:00 skrev Ann &lt;a@b.example&gt;:</p><p>Old words</p>',
    ],
    ['Polish', '<p>Hi</p><p>wt., 3 mar 2026 o 09:00 Ann &lt;a@b.example&gt; napisał(a):</p><p>Old words</p>'],
    [
      'Czech',
      '<p>Hi</p><p>út 3. 3. 2026 v 9:00 odesílatel Ann &lt;a@b.example&gt; napsal:</p><p>Old words</p>',
    ],
    [
      'Turkish',
      '<p>Hi</p><p>Ann &lt;a@b.example&gt;, 3 Mar 2026 Sal, 09:00 tarihinde şunu yazdı:</p><p>Old words</p>',
    ],
    [
      'Korean',
      '<p>Hi</p><p>2026년 3월 3일 (화) 오전 9:00, Ann &lt;a@b.example&gt;님이 작성:</p><p>Old words</p>',
    ],
    ['Finnish', '<p>Hi</p><p>ti 3. maalisk. 2026 klo 9.00 Ann (a@b.example) kirjoitti:</p><p>Old words</p>'],
    [
      'Hungarian',
      '<p>Hi</p><p>Ann &lt;a@b.example&gt; ezt írta (időpont: 2026. márc. 3., K, 9:00):</p><p>Old words</p>',
    ],
    [
      'Vietnamese',
      '<p>Hi</p><p>Vào Th 3, 3 thg 3, 2026 vào lúc 09:00 Ann &lt;a@b.example&gt; đã viết:</p><p>Old words</p>',
    ],
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
