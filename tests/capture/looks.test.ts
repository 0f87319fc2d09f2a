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
  'its title': `at('.from', turn).title = 'other' + turn + '@optics.example'`,
  'an address told to nobody before': `at('.from', turn).setAttribute('email', 'told' + turn + '@optics.example')`,
  'an address in its data': `at('.from', turn).dataset.email = 'data' + turn + '@optics.example'`,
  'hidden by its own style': `at('article', turn).style.display = 'none'`,
  'hidden by an attribute, another shown': `const open = document.querySelector('article[hidden]');
    at('article', turn).hidden = true; if (open) open.hidden = false`,
  'hidden by a class': `at('article', turn).classList.add('away')`,
  'a header hidden by a class': `at('header', turn).classList.add('away')`,
  'shown again by a class': `document.querySelector('header.away').classList.remove('away')`,
  'another mail in the same place, by a word on the body': `document.body.dataset.open = turn % 2 ? 'a' : 'b'`,
  'the same words in other nodes': `const one = at('header', turn); one.replaceWith(one.cloneNode(true))`,
  'the same words in another order': `const one = at('article', turn), twin = one.cloneNode(true);
    one.after(twin); one.querySelector('.from').textContent = 'Twin <twin@optics.example>'; one.before(twin)`,
  'hidden by a style sheet alone': `sheet.insertRule('article:nth-of-type(' + (turn + 2) + ') > div { display: none }')`,
  'shown again': `sheet.deleteRule(0)`,
  'a line hidden by a style sheet alone': `sheet.insertRule('main > article p:nth-of-type(' + (turn + 2) + ') { display: none }')`,
  'and shown again': `sheet.deleteRule(0)`,
  'a line that takes the focus': `at('p', turn).tabIndex = 0`,
  'the same line in another node, with the focus': `const one = document.querySelector('[tabindex]'), twin = one.cloneNode(true);
    one.replaceWith(twin); twin.focus()`,
  'taken out, changed and put back': `const one = at('article', turn), next = one.nextSibling, top = one.parentNode;
    one.remove(); one.querySelector('.from').textContent = 'Back <back' + turn + '@optics.example>'; top.insertBefore(one, next)`,
  'made a quotation': `const one = at('p', turn), quote = document.createElement('blockquote'); one.before(quote); quote.append(one)`,
  'a mail more': `const one = at('article', turn), more = one.cloneNode(true); more.querySelector('.from').textContent = 'More <more' + turn + '@optics.example>'; one.after(more)`,
  'a mail less': `at('article', turn).remove()`,
};

/** Two mails in one place of a fixed size, of which a word far above shows one. */
const stack = `<style>.away, body[data-open='b'] .a, body:not([data-open='b']) .b { display: none }</style>
  <section style="height: 400px; overflow: hidden">${['a', 'b']
    .map((name) =>
      thread(1)
        .replace(/.*<article>/s, `<article class="${name}">`)
        .replaceAll('Person 0', name),
    )
    .join('')}</section>`;

const traced = `<section><p>Seen</p><p>by</p><p>whom</p><p>and</p><p>when</p><p>is</p>
  <p><img src="https://pixel.example/opened"> counted</p></section>`;

it('a look that keeps what has not changed reads what a first look reads', { timeout: 60_000 }, async () => {
  const code = await captureBundle();
  const browser = await launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  try {
    const page = await browser.newPage();
    const asked: string[] = [];
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      asked.push(request.url());
      void request.abort();
    });
    await page.setContent(thread(40) + stack + traced);
    await page.evaluate(code);
    await page.evaluate(`
      var sheet = document.head.appendChild(document.createElement('style')).sheet;
      var at = (css, turn) => { const all = [...document.querySelectorAll(css)].filter((one) => one.checkVisibility()); return all[(turn * 7 + 3) % all.length]; };
      for (let look = 0; look < 3; look++) mqe.all('${address}', true);
    `);
    const before = new Set<string>();
    for (let turn = 0; turn < 3; turn++)
      for (const [name, change] of Object.entries(changes)) {
        const [kept, fresh, alike] = (await page.evaluate(`(() => {
          const turn = ${turn};
          ${change};
          return [mqe.all('${address}', true), mqe.all('${address}', false),
            mqe.held('${address}') && mqe.gather('${address}', true) === mqe.gather('${address}', false)];
        })()`)) as [string, string, boolean];
        expect([name, turn, kept]).toEqual([name, turn, fresh]);
        expect([name, turn, alike]).toEqual([name, turn, true]);
        before.add(fresh);
      }
    // Most of the changes can be seen in what is read.
    expect(before.size).toBeGreaterThan(40);
    // Who sends pictures sees each time that they are loaded.
    expect(asked).toEqual(['https://pixel.example/opened']);
  } finally {
    await browser.close();
  }
});
