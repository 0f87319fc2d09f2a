import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { type CDPSession, launch, type Page } from 'puppeteer-core';
import type { Capture, Found } from '../../lib/domain/capture';
import { chromiumPath } from '../support/browsers';
import { captureBundle } from '../support/capture-bundle';

/**
 * Usage: capture [--url <address>] [--generic] <file.html>…
 * Opens saved pages without their scripts, as if served at the address, and prints what the content script reads:
 * one JSON line a file. `--generic` leaves the adapters out.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: 'https://mail.example/' },
    generic: { type: 'boolean', default: false },
  },
});

const filled = (found: Found | null | undefined): string =>
  found && found.confidence >= 0.7 ? found.value : '';
const filledAll = (found: readonly Found[] | undefined): string[] =>
  (found ?? []).filter((one) => one.confidence >= 0.7).map((one) => one.value);

/** What one line says; a page without an open mail reads as `adapter: none`. */
function report(file: string, capture: Capture | null): Record<string, unknown> {
  const signature = capture?.signature;
  return {
    file,
    adapter: capture?.adapter ?? 'none',
    confidence: capture?.confidence ?? 0,
    sender: capture?.sender ?? null,
    replyTo: capture?.replyTo ?? null,
    subject: capture?.subject ?? '',
    to: capture?.to ?? [],
    cc: capture?.cc ?? [],
    date: capture?.date ?? '',
    messageId: capture?.messageId ?? '',
    signature: {
      name: filled(signature?.name),
      company: filled(signature?.company),
      position: filled(signature?.position),
      phones: filledAll(signature?.phones),
      emails: filledAll(signature?.emails),
    },
    warnings: capture?.warnings ?? ['no_mail'],
  };
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.css': 'text/css',
};

/** UTF-8 is said only where it is true: older pages name their own encoding. */
function typeOf(type: string, body: Buffer): string {
  return isUtf8(body) ? `${type}; charset=utf-8` : type;
}

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
async function read(page: Page, address: string, code: string): Promise<Capture | null> {
  const session: CDPSession = await page.createCDPSession();
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'mail-quick-edit',
  });
  const call = `${code}\n;globalThis.mqe.read(${JSON.stringify(address)}, ${!values.generic})`;
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: call,
    contextId,
    returnByValue: true,
    timeout: 20_000,
  });
  await session.detach();
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return (result.value ?? null) as Capture | null;
}

const code = await captureBundle();
const browser = await launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  defaultViewport: { width: 1280, height: 900 },
});
let failed = 0;
try {
  for (const file of positionals) {
    const name = basename(file);
    let page: Page | undefined;
    try {
      page = await browser.newPage();
      await page.setJavaScriptEnabled(false);
      await serve(page, values.url, file);
      await page.goto(values.url, { waitUntil: 'load', timeout: 20_000 });
      console.log(JSON.stringify(report(file, await read(page, values.url, code))));
    } catch (error) {
      failed++;
      console.log(
        JSON.stringify({
          ...report(file, null),
          error: `${name}: ${error instanceof Error ? error.message : String(error)}`,
        }),
      );
    } finally {
      await page?.close().catch(() => undefined);
    }
  }
} finally {
  await browser.close();
}
process.exitCode = failed > 0 ? 1 : 0;
