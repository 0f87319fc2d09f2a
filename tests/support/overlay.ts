import type { Page } from 'puppeteer-core';
import { until } from './until';
import { wordsOf } from './words';

export interface Point {
  x: number;
  y: number;
}

/**
 * Where something of the overlay takes clicks. Its shadow root is closed, so the test feels for it as a finger would:
 * the points of the page whose topmost element is the overlay's host.
 */
function feel(page: Page): Promise<Point[]> {
  // No function inside: tsx names functions by a helper that the page does not have.
  return page.evaluate(() => {
    const found: { x: number; y: number }[] = [];
    for (let y = 4; y < innerHeight; y += 8) {
      for (let x = 4; x < innerWidth; x += 16) {
        const top = document.elementFromPoint(x, y);
        if (top?.tagName.includes('-') && top.getAttribute('popover') === 'manual') found.push({ x, y });
      }
    }
    return found;
  });
}

/** Neighbouring points together: one patch is one control or surface. */
function patches(points: Point[]): Point[][] {
  const left = new Set(points);
  const out: Point[][] = [];
  for (const start of points) {
    if (!left.delete(start)) continue;
    const patch = [start];
    for (const at of patch) {
      for (const one of left) {
        if (Math.abs(one.x - at.x) > 17 || Math.abs(one.y - at.y) > 9) continue;
        left.delete(one);
        patch.push(one);
      }
    }
    out.push(patch);
  }
  return out;
}

const middle = (patch: Point[]): Point => ({
  x: (Math.min(...patch.map(({ x }) => x)) + Math.max(...patch.map(({ x }) => x))) / 2,
  y: (Math.min(...patch.map(({ y }) => y)) + Math.max(...patch.map(({ y }) => y))) / 2,
});

/** The middles of what the overlay shows, smallest patch first: chips before the toast and the panel. */
export async function overlayParts(page: Page): Promise<Point[]> {
  const found = patches(await feel(page));
  return found.sort((a, b) => a.length - b.length).map(middle);
}

/** Chromium names the overlay's buttons in its accessibility tree: quicker than feeling for them. */
async function named(page: Page): Promise<Point[] | null> {
  try {
    const buttons = await page.$$('aria/[role="button"]');
    const boxes = await Promise.all(
      buttons.map(async (button) => {
        const ours = await button.evaluate(
          (one) => one.getRootNode() instanceof ShadowRoot && one.classList.contains('chip'),
        );
        return ours ? button.boundingBox() : null;
      }),
    );
    return boxes.flatMap((box) => (box ? [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }] : []));
  } catch {
    return null;
  }
}

const isFirefox = async (page: Page) => (await page.browser().version()).startsWith('firefox');

async function chips(page: Page): Promise<Point[]> {
  const seen = (await isFirefox(page)) ? null : await named(page);
  return seen ?? overlayParts(page);
}

/** The chip, once it has stood still long enough for a press to count (the overlay asks for half a second). */
export async function chipPoint(page: Page): Promise<Point> {
  let seen: Point | undefined;
  let since = 0;
  return until(
    async () => {
      const [chip] = await chips(page);
      if (!chip || !seen || Math.hypot(chip.x - seen.x, chip.y - seen.y) > 1) {
        seen = chip;
        since = performance.now();
        return null;
      }
      return performance.now() - since > 700 ? chip : null;
    },
    'the chip to stand beside the sender',
    45_000,
  );
}

/** Presses the chip as a person does: once more where the overlay says that the page had just moved. */
export async function pressChip(page: Page): Promise<void> {
  await untilCounted(page, async () => {
    const { x, y } = await chipPoint(page);
    await page.mouse.click(x, y);
  });
}

const moved = (['en', 'zh_CN', 'zh_TW', 'ja'] as const).map((locale) => wordsOf(locale)('overlay.moved'));

/** Firefox's driver has no ear for a closed shadow root: there one press has to do. */
export async function untilCounted(page: Page, press: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    const before = await spoken(page).catch(() => null);
    await press();
    if (before === null) return;
    const heard = await until(async () => {
      const now = await spoken(page);
      return now === before ? null : now;
    }, 'an answer to the press');
    if (!moved.some((words) => heard.includes(words))) return;
  }
  throw new Error('the page never stood still');
}

/** Chromium's accessibility tree reaches what a closed shadow root shows, as a screen reader does. */
export async function spoken(page: Page): Promise<string> {
  const tree = await page.accessibility.snapshot({ interestingOnly: false });
  return JSON.stringify(tree);
}
