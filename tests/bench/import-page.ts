import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { writeCsv, writeVcards } from '../../lib/contacts/files/write';
import type { World } from '../support/world';
import { type Figure, round } from './figure';
import { person } from './people';

const rows = 10_000;

/** Half of them known, half new. */
const people = () =>
  Array.from({ length: rows }, (_, at) => {
    const { id: _id, name = '', ...fields } = person(at % 2 === 0 ? at : 500_000 + at);
    return { name, ...fields };
  });

/** The longest time the page could not answer while a file is read and looked through, up to the drawn table. */
export async function* importPage(world: World): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'mqe-files-'));
  const files = { 'people.csv': writeCsv(people()), 'people.vcf': writeVcards(people(), '4.0') };
  try {
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder, name), text);
      const page = await world.extension.open('bulk.html');
      await page.bringToFront();
      const input = (await page.waitForSelector(
        'input[type=file]',
      )) as ElementHandle<HTMLInputElement> | null;
      await page.evaluate(`{
        globalThis.watched = { longest: 0, began: 0 };
        const { port1, port2 } = new MessageChannel();
        let last = null;
        port1.onmessage = () => {
          const now = performance.now();
          watched.longest = Math.max(watched.longest, now - last);
          last = now;
          port2.postMessage(null);
        };
        document.querySelector('input[type=file]').addEventListener('change', () => {
          watched.began = last = performance.now();
          port2.postMessage(null);
        }, true);
      }`);
      await input?.uploadFile(join(folder, name));
      await page.waitForFunction(() => document.querySelectorAll('.review tbody tr').length >= 100, {
        polling: 20,
        timeout: 120_000,
      });
      const { longest, took } = (await page.evaluate(
        '({ longest: watched.longest, took: performance.now() - watched.began })',
      )) as { longest: number; took: number };
      yield {
        name: `${name}: longest task over ${rows} rows`,
        value: round(longest),
        unit: 'ms',
        budget: 50,
      };
      yield { name: `${name}: ${rows} rows looked through`, value: round(took), unit: 'ms' };
      await page.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
