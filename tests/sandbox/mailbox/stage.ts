import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { chromiumPath } from '../../support/browsers';
import { until } from '../../support/until';
import { type Services, startServices } from '../../support/world';

/** A page of the webmail, opened anew over a mailbox as it was seeded; no script of it may fail. */
export interface Stage {
  readonly page: Page;
  readonly services: Services;
  goto(path: string): Promise<void>;
  click(selector: string): Promise<unknown>;
  /** Opens the row that shows `text` and waits for the body of the newest message. */
  open(text: string): Promise<void>;
  textOf(selector: string): Promise<string[]>;
  /** Waits until one of these elements shows the words. */
  has(selector: string, words: string): Promise<unknown>;
}

/** There while the tests of the file run. */
export function openStage(): Stage {
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

  const textOf = (selector: string) =>
    page.$$eval(selector, (all) => all.map((one) => one.textContent ?? ''));

  return {
    get page() {
      return page;
    },
    get services() {
      return services;
    },
    async goto(path) {
      await page.goto(services.mailbox + path);
      await page.waitForSelector('main li, main p');
    },
    click: (selector) => page.$eval(selector, (element) => element instanceof HTMLElement && element.click()),
    async open(text) {
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
    },
    textOf,
    has: (selector, words) =>
      until(
        async () => (await textOf(selector)).some((text) => text.includes(words)),
        `"${words}" in ${selector}`,
      ),
  };
}
