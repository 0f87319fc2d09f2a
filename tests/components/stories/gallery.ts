import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import puppeteer, { type Page } from 'puppeteer-core';
import { build, type InlineConfig, preview } from 'vite';
import { chromiumPath } from '../../support/browsers';
import { root } from '../../support/source';

export interface Look {
  locale?: 'en' | 'zh_CN' | 'zh_TW' | 'ja';
  dark?: boolean;
  width?: number;
  height?: number;
}

export interface Gallery {
  names: string[];
  /** Shows one story; errors of the page are thrown. */
  open(story: string, look?: Look): Promise<Page>;
  /** A page of `tests/components` as it is. */
  visit(path: string): Promise<Page>;
  close(): Promise<void>;
}

/** The screens with fake data, in a real browser. */
export async function openGallery(): Promise<Gallery> {
  await mkdir(join(root, '.cache'), { recursive: true });
  const outDir = await mkdtemp(join(root, '.cache/stories-'));
  const shared = {
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [preact()],
    resolve: { alias: { '#i18n': join(root, '.wxt/i18n/index.ts') } },
    build: {
      outDir,
      minify: false,
      // What a story waits for comes in the order in which it is asked for.
      modulePreload: false,
      rolldownOptions: {
        input: ['stories', 'overlay'].map((name) => join(root, 'tests/components', name, 'index.html')),
      },
    },
    preview: { port: 0, host: '127.0.0.1' },
  } satisfies InlineConfig;
  await build(shared);
  const server = await preview(shared);
  const address = server.httpServer.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const browser = await puppeteer.launch({
    executablePath: chromiumPath(),
    pipe: true,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await browser.newPage();
  const errors: unknown[] = [];
  // A page with unsaved rows asks before it is left.
  page.on('dialog', (dialog) => void dialog.accept());
  page.on('pageerror', (error) => errors.push(error));

  async function open(
    story: string,
    { locale = 'en', dark = false, width, height = 640 }: Look = {},
  ): Promise<Page> {
    errors.length = 0;
    const wide = width ?? (/^popup|^panel|^page/.test(story) ? 320 : 760);
    await page.setViewport({ width: wide, height, deviceScaleFactor: 1 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
    const query = new URLSearchParams({ story, locale });
    await page.goto(`http://127.0.0.1:${port}/tests/components/stories/index.html?${query}`);
    await page.waitForFunction(() => 'stories' in globalThis, { timeout: 60_000 });
    await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 30)));
    const [error] = errors;
    if (error) throw error;
    return page;
  }

  async function visit(path: string): Promise<Page> {
    errors.length = 0;
    await page.setViewport({ width: 1000, height: 640 });
    await page.goto(`http://127.0.0.1:${port}/tests/components/${path}`);
    return page;
  }

  const first = await open('');
  const names = await first.evaluate(() => Reflect.get(globalThis, 'stories') as string[]);
  return {
    names,
    open,
    visit,
    async close() {
      await browser.close();
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
