import type { Page } from 'puppeteer-core';
import type { Extension } from './extension';
import { until } from './until';
import { wordsOf } from './words';
import type { World } from './world';

const en = wordsOf('en');

/** The sandbox's consent page: a real page in the window that the browser opened for signing in. */
export async function consentPage(
  extension: Extension,
  path = '/open-apis/authen/v1/authorize',
): Promise<Page> {
  return until(
    async () => {
      const pages = await extension.browser.pages();
      return pages.find((page) => page.url().includes(path));
    },
    'the consent page',
    30_000,
  );
}

/** Presses what may just be drawn anew, or not be ready yet: as a person does, who waits until a button can be pressed. */
export async function press(page: Page, selector: string): Promise<void> {
  await until(async () => {
    const button = await page.waitForSelector(`${selector}:not(:disabled)`);
    await button?.click();
    return true;
  }, `${selector} to be pressed`);
}

/** Fills the options page's form and agrees on the consent page, as a person does. */
export async function connect(world: World, words = en): Promise<Page> {
  const options = await world.extension.open('options.html');
  const type = async (name: string, text: string) => {
    const input = await options.waitForSelector(`input[name="${name}"]`);
    await input?.evaluate((one) => {
      if (one instanceof HTMLInputElement) one.select();
    });
    await input?.type(text);
  };
  await type('appId', world.services.app.appId);
  await type('appSecret', world.services.app.appSecret);
  await press(options, 'form.connect:not(.relay) button[type=submit]');
  const consent = await consentPage(world.extension);
  await press(consent, 'button[value=allow]');
  const done = words('options.accounts.connectedAs', '').trim();
  await until(() => options.evaluate((text) => document.body.textContent.includes(text), done), `"${done}"`);
  return options;
}
