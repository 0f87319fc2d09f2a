import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { launch, type Page } from 'puppeteer-core';
import type { Capture } from '../../lib/domain/capture';
import { chromiumPath } from './browsers';
import { captureBundle } from './capture-bundle';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.css': 'text/css',
};

/** UTF-8 is said only where it is true: older pages name their own encoding. */
const typeOf = (type: string, body: Buffer): string => (isUtf8(body) ? `${type}; charset=utf-8` : type);

/** The file answers for the address; files beside it for addresses beside it; nothing else is fetched. */
async function serve(page: Page, address: string, file: string): Promise<void> {
  const folder = dirname(resolve(file));
  const top = readFileSync(file);
  const base = new URL('./', address);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (request.isNavigationRequest() && request.frame() === page.mainFrame())
      return void request.respond({ status: 200, contentType: typeOf('text/html', top), body: top });
    const inside = url.origin === base.origin && url.pathname.startsWith(base.pathname);
    const beside = inside ? join(folder, decodeURIComponent(url.pathname.slice(base.pathname.length))) : '';
    const type = types[extname(beside).toLowerCase()];
    if (beside.startsWith(folder + sep) && type && existsSync(beside) && statSync(beside).isFile()) {
      const body = readFileSync(beside);
      return void request.respond({ status: 200, contentType: typeOf(type, body), body });
    }
    return void request.abort('blockedbyclient');
  });
}

/** Runs the capture in a world of its own, as a content script does. */
async function run(page: Page, address: string, code: string, adapters: boolean): Promise<Capture | null> {
  const session = await page.createCDPSession();
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'mail-quick-edit',
  });
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: `${code}\n;globalThis.mqe.read(${JSON.stringify(address)}, ${adapters})`,
    contextId,
    returnByValue: true,
    timeout: 20_000,
  });
  await session.detach();
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value ?? null;
}

export interface SavedPageReader {
  /** What the content script reads from a saved page, shown without its scripts as if served at `address`. */
  read(file: string, address: string, options?: { adapters?: boolean }): Promise<Capture | null>;
  close(): Promise<void>;
}

export async function openSavedPages(): Promise<SavedPageReader> {
  const code = await captureBundle();
  const browser = await launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    defaultViewport: { width: 1280, height: 900 },
  });
  return {
    async read(file, address, { adapters = true } = {}) {
      const page = await browser.newPage();
      try {
        await page.setJavaScriptEnabled(false);
        await serve(page, address, file);
        await page.goto(address, { waitUntil: 'load', timeout: 20_000 });
        return await run(page, address, code, adapters);
      } finally {
        await page.close().catch(() => undefined);
      }
    },
    close: () => browser.close(),
  };
}
