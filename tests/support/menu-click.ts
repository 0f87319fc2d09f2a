import type { Browser, Page } from 'puppeteer-core';
import type { Extension } from './extension';
import { geckoId } from './extension';

/** What the browser tells the extension of a click in the context menu. */
export interface MenuClick {
  menuItemId: string;
  selectionText?: string;
  linkUrl?: string;
}

async function inChromium(browser: Browser, clicked: MenuClick): Promise<void> {
  const target = await browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = await target.worker();
  await worker?.evaluate(async (click) => {
    const { tabs, contextMenus } = Reflect.get(globalThis, 'chrome');
    const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
    contextMenus.onClicked.dispatch(click, tab);
  }, clicked);
}

/** Firefox's own pages may speak with the part of the browser that tells an extension, and that wakes it for it. */
async function inFirefox(browser: Browser, page: Page, clicked: MenuClick): Promise<void> {
  const inside = await browser.newPage();
  // The driver does not see this page load.
  await inside.goto('about:support', { timeout: 1_000 }).catch(() => undefined);
  await page.bringToFront();
  await inside.evaluate(
    (click, id) => {
      const { WebExtensionPolicy, Services } = globalThis as unknown as {
        WebExtensionPolicy: { getByID(id: string): { extension: { emit(...news: unknown[]): void } } };
        Services: { wm: { getMostRecentWindow(type: string): { gBrowser: { selectedTab: unknown } } } };
      };
      const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
      WebExtensionPolicy.getByID(id).extension.emit(
        'webext-menu-menuitem-click',
        { editable: false, modifiers: [], ...click },
        gBrowser.selectedTab,
      );
    },
    clicked,
    geckoId,
  );
  await inside.close();
}

/** The browser's own menu is out of a driver's reach: its news to the extension is what a test can send, for the tab in front. */
export async function clickMenu({ browser, name }: Extension, page: Page, clicked: MenuClick): Promise<void> {
  await page.bringToFront();
  await (name === 'firefox' ? inFirefox(browser, page, clicked) : inChromium(browser, clicked));
}
