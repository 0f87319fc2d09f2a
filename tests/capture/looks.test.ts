import { launch } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { chromiumPath } from '../support/browsers';
import { captureBundle } from '../support/capture-bundle';
import { thread } from '../support/thread';

const address = 'https://mail.example/mail/inbox/1';

/** Ways in which a page changes between two looks; each leaves the sender, a line or a whole mail other than it was. */
const changes: Readonly<Record<string, string>> = {
  'words written anew': `at('p', turn).firstChild.nodeValue = 'Written anew ' + turn`,
  'another sender in the same node': `at('.from', turn).firstChild.nodeValue = 'New ' + turn + ' <new' + turn + '@optics.example>'`,
  'an attribute': `at('.from', turn).title = 'other' + turn + '@optics.example'`,
  'hidden by its own style': `at('article', turn).style.display = 'none'`,
  'hidden by a style sheet alone': `sheet.insertRule('article:nth-of-type(' + (turn + 2) + ') > div { display: none }')`,
  'shown again': `sheet.deleteRule(0)`,
  'taken out, changed and put back': `const one = at('article', turn), next = one.nextSibling, top = one.parentNode;
    one.remove(); one.querySelector('.from').textContent = 'Back <back' + turn + '@optics.example>'; top.insertBefore(one, next)`,
  'made a quotation': `const one = at('p', turn), quote = document.createElement('blockquote'); one.before(quote); quote.append(one)`,
  'a mail more': `const one = at('article', turn), more = one.cloneNode(true); more.querySelector('.from').textContent = 'More <more' + turn + '@optics.example>'; one.after(more)`,
  'a mail less': `at('article', turn).remove()`,
};

it('a look that keeps what has not changed reads what a first look reads', { timeout: 60_000 }, async () => {
  const code = await captureBundle();
  const browser = await launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  try {
    const page = await browser.newPage();
    await page.setContent(thread(40));
    await page.evaluate(code);
    await page.evaluate(`
      var sheet = document.head.appendChild(document.createElement('style')).sheet;
      var at = (css, turn) => { const all = document.querySelectorAll(css); return all[(turn * 7 + 3) % all.length]; };
      for (let look = 0; look < 3; look++) mqe.all('${address}', true);
    `);
    const before = new Set<string>();
    for (let turn = 0; turn < 3; turn++)
      for (const [name, change] of Object.entries(changes)) {
        const [kept, fresh] = (await page.evaluate(`(() => {
          const turn = ${turn};
          ${change};
          return [mqe.all('${address}', true), mqe.all('${address}', false)];
        })()`)) as [string, string];
        expect([name, turn, kept]).toEqual([name, turn, fresh]);
        before.add(fresh);
      }
    // Most of the changes can be seen in what is read.
    expect(before.size).toBeGreaterThan(14);
  } finally {
    await browser.close();
  }
});
