import type { Page } from 'puppeteer-core';
import { until } from './until';

export interface Point {
  x: number;
  y: number;
}

/**
 * Where something of the overlay takes clicks. Its shadow root is closed, so the test feels for it as a finger would:
 * the points of the page whose topmost element is the overlay's host.
 */
function feel(page: Page): Promise<Point[]> {
  return page.evaluate(() => {
    const step = 8;
    const isHost = (x: number, y: number) => {
      const top = document.elementFromPoint(x, y);
      return top?.tagName.includes('-') && top.getAttribute('popover') === 'manual';
    };
    const found: { x: number; y: number }[] = [];
    for (let y = 2; y < innerHeight; y += step) {
      for (let x = 2; x < innerWidth; x += step) if (isHost(x, y)) found.push({ x, y });
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
        if (Math.abs(one.x - at.x) > 9 || Math.abs(one.y - at.y) > 9) continue;
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

/** The chip, once it has stood still long enough for a press to count (the overlay asks for half a second). */
export async function chipPoint(page: Page): Promise<Point> {
  let seen: Point | undefined;
  let since = 0;
  return until(async () => {
    const [chip] = await overlayParts(page);
    if (!chip || !seen || Math.hypot(chip.x - seen.x, chip.y - seen.y) > 1) {
      seen = chip;
      since = performance.now();
      return null;
    }
    return performance.now() - since > 700 ? chip : null;
  }, 'the chip to stand beside the sender');
}

export async function pressChip(page: Page): Promise<void> {
  const { x, y } = await chipPoint(page);
  await page.mouse.click(x, y);
}

/** Chromium's accessibility tree reaches what a closed shadow root shows, as a screen reader does. */
export async function spoken(page: Page): Promise<string> {
  const tree = await page.accessibility.snapshot({ interestingOnly: false });
  return JSON.stringify(tree);
}
