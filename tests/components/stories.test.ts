import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gallery, type Look, openGallery } from './stories/gallery';

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
}, 120_000);
afterAll(() => gallery?.close());

interface Violation {
  id: string;
  nodes: string[];
}

async function violations(page: Page): Promise<Violation[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const found = await (Reflect.get(globalThis, 'axe') as typeof axe).run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ html }) => html.slice(0, 160)),
    }));
  });
}

/** English is widest, Japanese tallest. */
const looks: Look[] = [
  { locale: 'en', height: 1400 },
  { locale: 'ja', dark: true, height: 1400 },
];

describe('every screen', { timeout: 20_000 }, () => {
  it.each(looks)(
    'has nothing that axe objects to, and fits its width (%o)',
    async (look) => {
      expect(gallery.names.length).toBeGreaterThan(10);
      const found: Record<string, Violation[]> = {};
      const wide: string[] = [];
      for (const story of gallery.names) {
        const page = await gallery.open(story, look);
        const wrong = await violations(page);
        if (wrong.length > 0) found[story] = wrong;
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) wide.push(`${story}: ${over} px`);
      }
      expect(found).toEqual({});
      expect(wide).toEqual([]);
    },
    120_000,
  );

  it('shows markup of a mail as text', async () => {
    const page = await gallery.open('popup-look');
    const seen = await page.evaluate(() => ({
      text: document.querySelector('h2')?.textContent ?? '',
      made: document.querySelectorAll('h2 b, script:not([type="module"]):not([src])').length,
    }));
    expect(seen.text).toContain('<b>Zoë');
    expect(seen.made).toBe(0);
  });

  it('saves with one press of Enter and says when it will go', async () => {
    const page = await gallery.open('popup-saved');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.outcome');
    expect(await page.$eval('.outcome', (one) => one.textContent)).toContain('Will be sent at 10:40');
  });

  it('shows a chosen colour before the key press is over', async () => {
    const page = await gallery.open('popup-labels-palette');
    const [before, after] = await page.evaluate(() => {
      const colours = [...document.querySelectorAll('.preview .tag')].map((tag) => getComputedStyle(tag));
      const now = () => colours.map(({ backgroundColor, color }) => backgroundColor + color).join();
      const was = now();
      const key = new KeyboardEvent('keydown', { key: '7', bubbles: true, cancelable: true });
      document.querySelector('.swatch input')?.dispatchEvent(key);
      return [was, now()];
    });
    expect(after).not.toBe(before);
  });

  it('says of a label of the service why it cannot be changed', async () => {
    const page = await gallery.open('popup-labels-system');
    const said = await page.$eval('.labels .note', (one) => one.textContent);
    expect(said).toContain('This label belongs to the service itself');
    expect(await page.$('.palette')).toBeNull();
  });

  it('names the field that keeps it from saving, and goes there', async () => {
    const page = await gallery.open('popup-problems');
    await page.click('button.primary');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    const problem = await page.evaluate(() => {
      const ids = document.activeElement?.getAttribute('aria-describedby')?.split(' ') ?? [];
      return ids.map((id) => document.getElementById(id)?.textContent).join(' ');
    });
    expect(problem).toContain('A name is needed.');
  });
});
