import type { Page } from 'puppeteer-core';
import { openGallery } from '../components/stories/gallery';
import { type Figure, quantile, round } from './figure';

const story = 'popup-labels-many';
const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-', '='] as const;
const presses = 60;
const openings = 30;

interface Stroke {
  /** From the moment the page's first listener hears of the key until the colour is in the styles: our own work. */
  work: number;
  /** From the browser's time of the key event until the new colour is what the page's styles compute to. */
  style: number;
  /** Until the frame that shows it was handed to the compositor: the first task after the next animation frame. */
  frame: number;
}

/**
 * Records a `Stroke` per key press: `probe` is where the colour shows, `owner` the element whose own listener acts; ours
 * comes right behind it. A colour that is not there yet is looked for in each following task. As text: it runs in the
 * page.
 */
const watchKeys = (page: Page, probe: string, owner: string) =>
  page.evaluate(`{
    globalThis.times = [];
    const next = (run) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = run;
      port2.postMessage(null);
    };
    const colour = () => {
      const { backgroundColor, color } = getComputedStyle(document.querySelector('${probe}'));
      return backgroundColor + color;
    };
    let shown = colour();
    addEventListener('keydown', ({ timeStamp }) => {
      const heard = performance.now();
      const stroke = {};
      const look = () => {
        const now = colour();
        if (now === shown) return next(look);
        shown = now;
        stroke.style = performance.now() - timeStamp;
        stroke.work = performance.now() - heard;
      };
      document.querySelector('${owner}').addEventListener('keydown', look, { once: true });
      const frame = () => requestAnimationFrame(() => next(() => {
        if (stroke.style === undefined) return frame();
        stroke.frame = performance.now() - timeStamp;
        times.push(stroke);
      }));
      frame();
    }, true);
  }`);

/** From a click on the tab until its rows are there and laid out. */
const watchTab = (page: Page) =>
  page.evaluate(`{
    globalThis.times = [];
    const { port1, port2 } = new MessageChannel();
    addEventListener('click', ({ timeStamp, target }) => {
      if (!target.matches('[id$=-labels]')) return;
      const look = () => {
        const shown = document.querySelector('.treeRow');
        if (!shown) return port2.postMessage(null);
        shown.getBoundingClientRect();
        times.push(performance.now() - timeStamp);
      };
      port1.onmessage = look;
      port2.postMessage(null);
    }, true);
  }`);

const times = <Sample>(page: Page, count: number): Promise<Sample[]> =>
  page
    .waitForFunction(
      (wanted) => {
        const seen: Sample[] = Reflect.get(globalThis, 'times');
        return seen.length >= wanted ? seen : null;
      },
      { polling: 10 },
      count,
    )
    .then((handle) => handle.jsonValue())
    .then((seen) => seen ?? []);

async function strokes(page: Page, probe: string, owner: string): Promise<Stroke[]> {
  await watchKeys(page, probe, owner);
  for (let at = 0; at < presses; at++) {
    await page.keyboard.press(keys[(at + 1) % keys.length] ?? '1');
    await times(page, at + 1);
  }
  return times(page, presses);
}

/** An empty page that paints one box anew at each key: what this machine and its display take by themselves. */
const emptyPage = (page: Page) =>
  page.setContent(`<body><div id="box" style="width:80px;height:30px"></div>`).then(() =>
    page.evaluate(() => {
      let hue = 0;
      document.body.addEventListener('keydown', () => {
        hue += 29;
        document.getElementById('box')?.style.setProperty('background', `hsl(${hue % 360} 60% 50%)`);
      });
    }),
  );

const spread = (samples: readonly number[]) =>
  [0.5, 0.95].map((share) => [`p${share * 100}`, round(quantile(samples, share))] as const);

/** The popup with 5,000 labels; floor = the same keys on an empty page, in the same browser right after. */
export async function* labels(): AsyncGenerator<Figure> {
  const gallery = await openGallery();
  try {
    const page = await gallery.open(story);
    await page.click('.treeRow');
    await page.waitForSelector('.swatch input');
    const ours = await strokes(page, '.preview .tag', '.palette fieldset');

    const fresh = await gallery.open(story);
    const [sender, tree] = ['[role=tab][id$=-sender]', '[role=tab][id$=-labels]'];
    await fresh.click(sender);
    await watchTab(fresh);
    for (let at = 0; at < openings; at++) {
      await fresh.evaluate((tab) => document.querySelector<HTMLElement>(tab)?.click(), tree);
      await times(fresh, at + 1);
      await fresh.evaluate((tab) => document.querySelector<HTMLElement>(tab)?.click(), sender);
      await fresh.waitForFunction(() => !document.querySelector('.treeRow'), { polling: 10 });
    }
    const opened = await times<number>(fresh, openings);

    await emptyPage(page);
    const floor = await strokes(page, '#box', 'body');
    for (const part of ['work', 'style', 'frame'] as const) {
      const base = new Map(spread(floor.map((one) => one[part])));
      for (const [share, value] of spread(ours.map((one) => one[part]))) {
        const budget = part === 'style' && share === 'p95' ? { budget: 16 } : {};
        const baseline = base.get(share) ?? Number.NaN;
        yield {
          name: `labels: key to new colour, ${part}, ${share}`,
          value,
          unit: 'ms',
          baseline,
          ...budget,
        };
        if (part === 'frame' && share === 'p95')
          yield {
            ...{ name: 'labels: key to frame, over an empty page, p95', unit: 'ms', budget: 16 },
            value: round(Math.max(0, value - baseline)),
          };
      }
    }
    for (const [share, value] of spread(opened))
      yield {
        ...{ name: `labels: tree of 5,000 opens, ${share}`, value, unit: 'ms' },
        ...(share === 'p95' ? { budget: 50 } : {}),
      };
  } finally {
    await gallery.close();
  }
}
