import type { Page } from 'puppeteer-core';
import { until } from '../../support/until';

export const says = (page: Page, text: string) =>
  until(() => page.evaluate((wanted) => document.body.textContent.includes(wanted), text), `"${text}"`);

/** Presses the button that says this. */
export const pressWords = async (page: Page, text: string) => {
  const button = await until(
    async () =>
      (
        await page.evaluateHandle(
          (wanted) =>
            [...document.querySelectorAll('button')].find((one) => one.textContent === wanted) ?? null,
          text,
        )
      ).asElement(),
    `the button "${text}"`,
  );
  await button.evaluate((one) => (one as HTMLElement).click());
};

/** Types a list of people where many are saved at once. */
export const typeList = async (page: Page, lines: string) => {
  await page.waitForSelector('textarea[name=list]');
  await page.$eval(
    'textarea[name=list]',
    (one, text) => {
      (one as HTMLTextAreaElement).value = text;
      one.dispatchEvent(new Event('input', { bubbles: true }));
    },
    lines,
  );
};
