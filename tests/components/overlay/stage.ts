import type { JSHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { spoken } from '../../support/overlay';
import { until } from '../../support/until';
import { type Gallery, openGallery } from '../stories/gallery';

/** What the page offers to the tests. */
export interface Bench {
  show(from: string, address: string, subject: string): void;
  start(): void;
  warn(slow: boolean): void;
  note(): void;
  slowly(): void;
  finish(): void;
  tell(event: { type: 'stop' }): void;
  sent: { name: string; input: { fields?: { name: string; address: string } } }[];
}

/** A page with a mail and the overlay in it, opened anew for each test. */
export interface Stage {
  readonly page: Page;
  showMail(from?: string, address?: string, subject?: string): Promise<void>;
  /** What the worker was sent under this name. */
  sent(name: string): Promise<Bench['sent'][number]['input'][]>;
  /** The layer, or null. */
  host(): Promise<JSHandle<Element | null>>;
  /** Waits until the overlay says this. */
  says(words: string): Promise<unknown>;
}

export function openStage(): Stage {
  let gallery: Gallery;
  let page: Page;
  beforeAll(async () => {
    gallery = await openGallery();
  }, 120_000);
  afterAll(() => gallery?.close());
  beforeEach(async () => {
    page = await gallery.visit('overlay/index.html');
    await page.waitForFunction(() => 'start' in globalThis, { timeout: 60_000 });
  });
  return {
    get page() {
      return page;
    },
    showMail: (from = 'Li Na', address = 'li.na@hangzhou-optics.example', subject = 'Sample prices') =>
      page.evaluate(
        (...mail) => {
          const { show, start } = globalThis as unknown as Bench;
          show(...mail);
          start();
        },
        from,
        address,
        subject,
      ),
    sent: (name) =>
      page.evaluate(
        (wanted) =>
          (globalThis as unknown as Bench).sent.filter((one) => one.name === wanted).map((one) => one.input),
        name,
      ),
    host: () => page.evaluateHandle(() => document.querySelector('html > [popover="manual"]')),
    says: (words) => until(async () => (await spoken(page)).includes(words), `"${words}"`),
  };
}
