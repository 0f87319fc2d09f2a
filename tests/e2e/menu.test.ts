import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entries, type MenuId } from '../../entrypoints/background/menu';
import { connect, press } from '../support/connect';
import { clickMenu } from '../support/menu-click';
import { type Site, startSite } from '../support/site';
import { until } from '../support/until';
import { openWorld, type World } from '../support/world';

const mail = `<!doctype html><html lang="en"><head><title>Parts</title></head><body><h2>Parts for March</h2>
  <table><tr><td>From</td><td><a href="mailto:nora@falk-freight.example">Nora Falk</a></td></tr>
  <tr><td>To</td><td><a href="mailto:me@harbour.example">Me</a></td></tr><tr><td>Date</td><td>2026-03-05 10:11</td></tr></table>
  <p>The parts left the harbour this morning.</p><a>Reply</a><a>Forward</a></body></html>`;
const nobody =
  '<!doctype html><html lang="en"><head><title>Notes</title></head><body><p>Call Ines.</p></body></html>';
const headers = [
  'From: "Kern, Otto" <otto@kern-tools.example>',
  'To: me@harbour.example, you@harbour.example',
  'Subject: Tools',
  'Message-ID: <t1@kern-tools.example>',
].join('\n');

describe.each(['chromium', 'firefox'] as const)('the context menu in %s', (browser) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(browser);
  });
  afterAll(() => world?.close());

  it('has every entry: the browser took each as it was declared', async () => {
    const desk = await world.extension.desk();
    const missing = await desk.evaluate(async (ids) => {
      const scope = globalThis as unknown as Record<
        string,
        typeof import('webextension-polyfill') | undefined
      >;
      const { contextMenus } = scope.browser ?? scope.chrome ?? {};
      const found = await Promise.allSettled(ids.map(async (id) => contextMenus?.update(id, {})));
      return ids.filter((_id, at) => found[at]?.status !== 'fulfilled');
    }, Object.keys(entries));
    expect(missing).toEqual([]);
  });
});

describe.each(['chromium', 'firefox'] as const)('what is clicked in the context menu, in %s', (browser) => {
  let world: World;
  let site: Site;
  let page: Page;

  beforeAll(async () => {
    [world, site] = await Promise.all([openWorld(browser), startSite({ '/mail/1': mail, '/notes': nobody })]);
    await connect(world);
    page = await world.extension.browser.newPage();
  });
  afterAll(async () => {
    await world?.close();
    await site?.close();
  });

  const click = (id: MenuId, info: { selectionText?: string; linkUrl?: string } = {}) =>
    clickMenu(world.extension, page, { menuItemId: id, ...info });
  const saved = (address: string) =>
    until(
      async () => (await world.services.state()).contacts.find((one) => one.mail_address === address),
      `${address} in the service`,
    );
  /** Firefox's driver does not know where an extension's page is: the document does. */
  const placed = async (path: string): Promise<Page[]> => {
    const open = await world.extension.browser.pages();
    const at = await Promise.all(open.map((one) => one.evaluate(() => location.href).catch(() => '')));
    return open.filter((_one, n) => at[n]?.includes(path));
  };
  const ours = (path: string) => until(async () => (await placed(path))[0], path);
  const closeForms = async () => {
    for (const one of await placed('sidepanel.html')) await one.close();
  };

  it('saves whom a mail link is for', async () => {
    await page.goto(`${site.url}/notes`);
    await click('save-link', { linkUrl: 'mailto:Ines%20Ufer%20%3Cines@ufer.example%3E?subject=Hello' });
    expect(await saved('ines@ufer.example')).toMatchObject({ name: 'Ines Ufer' });
  });

  it('saves the sender of the page’s mail', async () => {
    await page.goto(`${site.url}/mail/1`);
    await click('save-sender');
    expect(await saved('nora@falk-freight.example')).toMatchObject({ name: 'Nora Falk' });
  });

  it('reads selected headers into a form', async () => {
    await closeForms();
    await click('read-selection', { selectionText: headers });
    const form = await ours('sidepanel.html#source');
    // Before the headers are read the form is that of the mail in front.
    await until(
      () =>
        form.$$eval('form.contact input', (inputs) =>
          inputs.some((one) => (one as HTMLInputElement).value === 'otto@kern-tools.example'),
        ),
      'the form of the selected headers',
    );
    await press(form, 'form.contact button[type=submit]');
    expect(await saved('otto@kern-tools.example')).toMatchObject({ name: expect.stringContaining('Kern') });
    await form.close();
  });

  it('opens the box for text and files where nothing is selected', async () => {
    await closeForms();
    await click('from-text');
    const form = await ours('sidepanel.html#source');
    await form.waitForSelector('.source[open] textarea', { visible: true });
    await form.close();
  });

  it('lets the person point where no sender is read and no chip stands', async () => {
    await page.goto(`${site.url}/notes`);
    await click('point-at-sender');
    await until(
      () =>
        page.evaluate(() =>
          [...document.documentElement.children].some((one) => one.matches(':popover-open')),
        ),
      'the picker',
    );
    await page.keyboard.press('Escape');
  });

  // Only Chromium's driver presses the toolbar button.
  if (browser === 'chromium')
    it('reads a site that is not allowed for good when the popup is opened on it', async () => {
      await page.goto(`${site.url.replace('127.0.0.1', 'localhost')}/mail/1`);
      const popup = await world.extension.popup(page);
      await until(
        () => popup.evaluate(() => document.body.textContent.includes('nora@falk-freight.example')),
        'the sender in the popup',
      );
    });
});
