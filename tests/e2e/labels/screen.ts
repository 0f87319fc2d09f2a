import type { Page } from 'puppeteer-core';
import { press } from '../../support/connect';
import { until } from '../../support/until';

export const row = (page: Page, name: string) =>
  until(
    async () =>
      (
        await page.evaluateHandle(
          (text) =>
            [...document.querySelectorAll<HTMLElement>('[role=treeitem]')].find(
              (one) => one.querySelector('.tag')?.textContent === text,
            ) ?? null,
          name,
        )
      ).asElement(),
    `the label ${name}`,
  );
export const choose = async (page: Page, name: string) => {
  await (await row(page, name)).evaluate((one) => (one as HTMLElement).click());
  await until(() => focused(page, '.swatch input'), 'the palette to have the focus');
};
export const swatch = (page: Page, colour: string) => press(page, `.swatch:has([value=${colour}])`);
export const says = (page: Page, text: string) =>
  until(() => page.evaluate((wanted) => document.body.textContent.includes(wanted), text), `"${text}"`);
export const focused = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
export const tabTo = (page: Page, selector: string) =>
  until(async () => {
    if (await focused(page, selector)) return true;
    await page.keyboard.press('Tab');
    return false;
  }, `the focus to reach ${selector}`);
