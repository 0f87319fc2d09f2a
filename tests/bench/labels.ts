import type { Page } from 'puppeteer-core';
import { openGallery } from '../components/stories/gallery';
import { type Figure, quantile, round } from './figure';

const story = 'popup-labels-many';
const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-', '='] as const;
const presses = 60;
const openings = 30;

/**
 * Time from an event until what it changes is computed and laid out, ready for the display's next frame. As text: it runs
 * in the page.
 */
const watch = (page: Page, type: 'keydown' | 'click', until: string) =>
  page.evaluate(`{
    globalThis.times = [];
    const soon = (run) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = run;
      port2.postMessage(null);
    };
    addEventListener('${type}', ({ timeStamp, target }) => {
      if ('${type}' === 'click' && !target.matches('[id$=-labels]')) return;
      const look = () => {
        const shown = document.querySelector('${until}');
        if (!shown) return soon(look);
        shown.getBoundingClientRect();
        getComputedStyle(shown).color;
        times.push(performance.now() - timeStamp);
      };
      soon(look);
    }, true);
  }`);
const times = (page: Page, count: number) =>
  page
    .waitForFunction(
      (wanted) => {
        const seen: number[] = Reflect.get(globalThis, 'times');
        return seen.length >= wanted ? seen : null;
      },
      { polling: 10 },
      count,
    )
    .then((handle) => handle.jsonValue())
    .then((seen) => seen ?? []);

/** The screens' own part of the way; the display adds at the most one frame of its own. */
export async function* labels(): AsyncGenerator<Figure> {
  const gallery = await openGallery();
  try {
    const page = await gallery.open(story);
    await page.click('.treeRow');
    await page.waitForSelector('.swatch input');
    await watch(page, 'keydown', '.preview .tag');
    for (let at = 0; at < presses; at++) {
      await page.keyboard.press(keys[at % keys.length] ?? '1');
      await times(page, at + 1);
    }
    const strokes = await times(page, presses);
    yield {
      name: 'labels: key to new colour, p95',
      value: round(quantile(strokes, 0.95)),
      unit: 'ms',
      budget: 16,
    };

    const fresh = await gallery.open(story);
    const [sender, tree] = ['[role=tab][id$=-sender]', '[role=tab][id$=-labels]'];
    await fresh.click(sender);
    await watch(fresh, 'click', '.treeRow');
    for (let at = 0; at < openings; at++) {
      await fresh.evaluate((tab) => document.querySelector<HTMLElement>(tab)?.click(), tree);
      await times(fresh, at + 1);
      await fresh.evaluate((tab) => document.querySelector<HTMLElement>(tab)?.click(), sender);
      await fresh.waitForFunction(() => !document.querySelector('.treeRow'), { polling: 10 });
    }
    const opened = await times(fresh, openings);
    yield {
      name: 'labels: tree of 5,000 opens, p95',
      value: round(quantile(opened, 0.95)),
      unit: 'ms',
      budget: 50,
    };
  } finally {
    await gallery.close();
  }
}
