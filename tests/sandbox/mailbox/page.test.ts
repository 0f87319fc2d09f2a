import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { letters } from '../../../lib/sandbox/mailbox/seed';
import { chromiumPath } from '../../support/browsers';
import { until } from '../../support/until';
import { type Services, startServices } from '../../support/world';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let browser: Browser;
let services: Services;
let page: Page;
let errors: string[];

beforeAll(async () => {
  browser = await puppeteer.launch({
    executablePath: chromiumPath(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  services = await startServices();
});

afterAll(async () => {
  await browser.close();
  await services.close();
});

beforeEach(async () => {
  await services.control('reset');
  const context = await browser.createBrowserContext();
  page = await context.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
});

afterEach(async () => {
  await page.browserContext().close();
  expect(errors).toEqual([]);
});

async function goto(path: string): Promise<void> {
  await page.goto(services.mailbox + path);
  await page.waitForSelector('main li, main p');
}

const click = (selector: string) =>
  page.$eval(selector, (element) => element instanceof HTMLElement && element.click());

/** Opens the row that shows `text` and waits for the body of the newest message. */
async function open(text: string): Promise<void> {
  await until(
    () =>
      page.evaluate((words) => {
        const row = [...document.querySelectorAll<HTMLElement>('main li a')].find((one) =>
          one.textContent?.includes(words),
        );
        row?.click();
        return row !== undefined;
      }, text),
    `a row "${text}"`,
  );
  await page.waitForSelector('.is-open .text-body, .is-open iframe');
}

const textOf = (selector: string) => page.$$eval(selector, (all) => all.map((one) => one.textContent ?? ''));
const has = (selector: string, words: string) =>
  until(
    async () => (await textOf(selector)).some((text) => text.includes(words)),
    `"${words}" in ${selector}`,
  );

describe('the list', () => {
  it('shows every seeded mail of every folder', async () => {
    const shown: string[] = [];
    await goto('/inbox?lang=en');
    const places = await page.$$eval('nav a', (links) =>
      links.map((link) => link.getAttribute('href') ?? ''),
    );
    for (const place of places) {
      await page.goto(new URL(place, services.url).href);
      await page.waitForSelector('main .rows, main .padded');
      shown.push(...(await textOf('.row-subject')));
    }
    const starts = letters.filter((letter) => letter.answers === undefined).map(({ subject }) => subject);
    const bare = (subject: string) => subject.replace(/^(re|fwd?|回复)[:：] */i, '');
    for (const subject of starts) expect(shown.map(bare)).toContain(bare(subject));
  });

  it('opens a mail at its address, and the way back works', async () => {
    await goto('/inbox?lang=en');
    await open('Audit dates');
    const address = page.url();
    expect(new URL(address).pathname).toMatch(/^\/mail\/inbox\/\d+$/);
    await has('h2', 'Audit dates and site access');
    await page.goBack();
    await has('main', 'Choose a message');
    await page.goto(address);
    await has('h2', 'Audit dates and site access');
  });

  it('remembers the layout', async () => {
    await goto('/inbox?lang=en');
    await click('#layout-list');
    await page.reload();
    await page.waitForSelector('[data-layout="list"] .row');
    await open('Audit dates');
    expect(await page.$eval('.list', (list) => list.checkVisibility())).toBe(false);
    await page.keyboard.press('Escape');
    await until(() => page.$eval('.list', (list) => list.checkVisibility()), 'the list to come back');
  });

  it('marks what was opened as read, and lets it be unread again', async () => {
    await goto('/inbox?lang=en');
    await open('Audit dates');
    const unread = () =>
      page.$$eval('.row.is-unread', (rows) => rows.some((row) => row.textContent?.includes('Audit dates')));
    await until(async () => !(await unread()), 'the row to be read');
    await click('#mark-unread');
    await until(unread, 'the row to be unread');
  });
});

describe('a conversation', () => {
  it('opens its newest message and whichever else is asked for', async () => {
    await goto('/inbox?lang=en');
    await open('Pilot run');
    expect(await textOf('.is-open .sender-name')).toEqual(['Okafor, Daniel']);
    await click('.collapsed');
    await page.waitForSelector('.is-open iframe');
    expect(await textOf('.is-open .sender-name')).toEqual(['Priya Raman', 'Okafor, Daniel']);
  });

  it('keeps bodies and what was written while its headers are drawn anew', async () => {
    await goto('/inbox?lang=en');
    await open('Pilot run');
    await click('#foot-reply');
    await page.type('#compose-text', 'half a sentence');
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('.message-head, .text-body'))
        one.setAttribute('data-old', '');
    });
    await services.control('deliver', { raw: 'From: New <new@example.com>\r\nSubject: Fresh\r\n\r\nHello' });
    await has('.row-subject', 'Fresh');
    expect(await page.$('.message-head[data-old]')).toBeNull();
    expect(await page.$('.text-body[data-old]')).not.toBeNull();
    expect(
      await page.$eval('#compose-text', (text) => text instanceof HTMLTextAreaElement && text.value),
    ).toContain('half a sentence');
  });

  it('shows the address in the roomy layout, on hover in the other, and in the details', async () => {
    await goto('/inbox?lang=en');
    await open('Audit dates');
    const address = 'helen.brandt@alder-audit.example';
    expect(await page.$eval('.sender-name', (name) => name.getAttribute('title'))).toBe(address);
    expect(await textOf('.message-head')).not.toContainEqual(expect.stringContaining(address));
    await click('.details-button');
    await has('.details', address);
    await click('#layout-list');
    await has('.sender-address', `<${address}>`);
  });

  it('answers as the person who is signed in', async () => {
    await goto('/inbox?lang=en');
    await open('恒泰收款账户变更通知');
    await click('#foot-reply');
    await has('.compose', 'xiaowen.lin@brightwater.example');
    expect(await page.$eval('#compose-to', (to) => to instanceof HTMLInputElement && to.value)).toContain(
      'hengtai-caiwu@mail-cn.example',
    );
  });
});

describe('what senders write', () => {
  it('never becomes markup of the page', async () => {
    await goto('/inbox?lang=en');
    await click('#layout-list');
    for (const subject of ['<script>', 'A body that tries to run', 'annex', 'Control', 'A very long name']) {
      await page.goto(`${services.mailbox}/inbox?lang=en`);
      await open(subject);
      const found = await page.evaluate(() => ({
        title: document.title,
        scripts: document.body.querySelectorAll('script').length,
        images: document.images.length,
        handlers: [...document.querySelectorAll('*')].filter((one) =>
          one.getAttributeNames().some((name) => name.startsWith('on')),
        ).length,
      }));
      expect(found).toMatchObject({ scripts: 0, images: 0, handlers: 0 });
      expect(found.title).not.toBe('owned');
    }
  });

  it('is shown as it was written', async () => {
    await goto('/inbox?lang=en');
    const name = letters.find(({ id }) => id === 'markup-name')?.from.name ?? '';
    await open('<script>');
    expect(await textOf('.sender-name')).toEqual([name]);
    const [body] = await textOf('.text-body');
    expect(body).toContain(`<b onclick="document.title='owned'">not bold</b> &amp;`);
  });

  it('runs no script in the frame of an HTML mail, which is as tall as what it holds', async () => {
    await goto('/inbox?lang=en');
    await open('A body that tries to run');
    const frame = await until(
      () => page.frames().find((one) => one.url().endsWith('/frame') && one.parentFrame()),
      'the frame',
    );
    await frame.waitForSelector('h1');
    expect(await page.title()).not.toBe('owned');
    const tall = await until(
      () =>
        page.$eval('iframe', (one) => {
          const inner = one.contentDocument?.documentElement;
          return inner && one.clientHeight >= inner.scrollHeight && inner.scrollHeight;
        }),
      'the frame to grow',
    );
    expect(tall).toBeGreaterThan(100);
  });
});

describe('a change elsewhere', () => {
  it('shows at once: a mail arrives', async () => {
    await goto('/inbox?lang=en');
    await page.waitForSelector('.row');
    await services.control('deliver', {
      raw: 'From: New <new@example.com>\r\nSubject: Just in\r\n\r\nHello',
    });
    await until(async () => (await textOf('.row-subject')).includes('Just in'), 'the mail', 2000);
  });

  it('is caught up with after the page was out of sight', async () => {
    await goto('/inbox?lang=en');
    await page.waitForSelector('.row');
    const other = await page.browserContext().newPage();
    await other.bringToFront();
    await until(
      () => page.evaluate(() => document.visibilityState === 'hidden'),
      'the page to be out of sight',
    );
    await services.control('deliver', {
      raw: 'From: New <new@example.com>\r\nSubject: While away\r\n\r\nHello',
    });
    await page.bringToFront();
    await has('.row-subject', 'While away');
  });
});

describe('the print view', () => {
  it('shows every message of the conversation in full', async () => {
    await goto('/inbox?lang=zh-CN');
    await open('Pilot run');
    const number = new URL(page.url()).pathname.split('/').at(-1);
    await page.goto(`${services.mailbox}/print/${number}?lang=zh-CN`);
    expect(await page.$$('section')).toHaveLength(5);
    await has('th', '发件人');
    await has('td', 'Okafor, Daniel <d.okafor@northfield-instruments.example>');
  });
});
