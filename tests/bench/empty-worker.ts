import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';

/**
 * An extension whose worker does nothing but answer, on `keep` once a row is on the disk: what starting one, and keeping
 * something, costs on this machine, whoever writes it.
 */
export interface EmptyWorker {
  /** A page of it, to speak to the worker from. */
  page: Page;
  remove(): void;
}

const manifest = {
  manifest_version: 3,
  name: 'Empty worker',
  version: '1',
  background: { service_worker: 'worker.js' },
};
const worker = `
const opening = indexedDB.open('kept', 1);
opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { autoIncrement: true });
function keep(row, done) {
  const tx = opening.result.transaction('rows', 'readwrite', { durability: 'strict' });
  tx.objectStore('rows').add(row);
  tx.oncomplete = done;
}
chrome.runtime.onMessage.addListener(({ message, input }, sender, answer) => {
  const ok = () => answer({ ok: true });
  if (message === 'keep') keep(input, ok);
  else ok();
  return true;
});`;

export async function installEmptyWorker(browser: Browser): Promise<EmptyWorker> {
  const folder = mkdtempSync(join(tmpdir(), 'mqe-empty-'));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'worker.js'), worker);
  writeFileSync(join(folder, 'page.html'), '<!doctype html><title>Empty</title>');
  const id = await browser.installExtension(folder);
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${id}/page.html`);
  return { page, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
