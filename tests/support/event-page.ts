import type { Browser, Page } from 'puppeteer-core';
import { until } from './until';

const button = '.qa-temporary-extension-terminate-bgscript-button';

/** Firefox's own page about add-ons has a button that ends an event page on the spot. */
export function createTerminator(browser: Browser): () => Promise<void> {
  let page: Promise<Page> | undefined;
  const open = async () => {
    const made = await browser.newPage();
    // The driver does not see this page load.
    await made.goto('about:debugging#/runtime/this-firefox', { timeout: 1_000 }).catch(() => undefined);
    return made;
  };
  return async () => {
    page ??= open();
    const shown = await page;
    await until(
      () =>
        shown.evaluate((wanted) => {
          const found = document.querySelector<HTMLButtonElement>(wanted);
          found?.click();
          return found !== null;
        }, button),
      'the button that ends the event page',
    );
  };
}
