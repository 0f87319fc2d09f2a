import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { writeCsv, writeVcards } from '../../lib/contacts/files/write';
import { rowsPerPiece } from '../../lib/domain/kept-row';
import { mirrorOf, speak } from '../support/speak';
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

/** No garbage of the bench itself, which fills the mirror in a page of the same process, is collected under a figure. */
async function tidy(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
}

/**
 * The longest time the page could not answer while a file is read and looked through, until the table is drawn and kept.
 * Each file has a page of its own that restores nothing, and comes first once.
 */
export async function* importPage(world: World): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'mqe-files-'));
  const files = { 'people.csv': writeCsv(people()), 'people.vcf': writeVcards(people(), '4.0') };
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const both = Object.keys(files);
    const { account } = await mirrorOf(world.extension);
    for (const [at, name] of [...both, ...both.toReversed()].entries()) {
      await speak(world.extension, 'bulk.keep', { account, piece: null });
      const page = await world.extension.open('bulk.html');
      await page.bringToFront();
      await tidy(page);
      const input = (await page.waitForSelector(
        'input[type=file]',
      )) as ElementHandle<HTMLInputElement> | null;
      // By a timer: a loop without a rest would take the processor from the worker and from the page itself.
      await page.evaluate(`{
        globalThis.watched = { longest: 0, began: 0, drawn: 0, kept: false };
        let last = null;
        const watch = () => {
          const now = performance.now();
          watched.longest = Math.max(watched.longest, now - last);
          last = now;
          if (watched.drawn === 0 && document.querySelectorAll('.review tbody tr').length >= 100) watched.drawn = now;
          if (!watched.kept) setTimeout(watch);
        };
        const { runtime } = globalThis.browser?.runtime ? globalThis.browser : chrome;
        const post = runtime.sendMessage;
        runtime.sendMessage = function (...said) {
          const answer = post.apply(this, said);
          const { piece } = said[0]?.message === 'bulk.keep' ? said[0].input : {};
          if (piece && piece.at === Math.ceil(piece.of / ${rowsPerPiece}) - 1) answer.then(() => setTimeout(() => (watched.kept = true)));
          return answer;
        };
        document.querySelector('input[type=file]').addEventListener('change', () => {
          watched.began = last = performance.now();
          setTimeout(watch);
        }, true);
      }`);
      await input?.uploadFile(join(folder, name));
      await page.waitForFunction('watched.kept && watched.drawn > 0', { polling: 100, timeout: 120_000 });
      const { longest, took } = (await page.evaluate(
        '({ longest: watched.longest, took: watched.drawn - watched.began })',
      )) as { longest: number; took: number };
      yield {
        name: `${name}, ${at < both.length ? 'csv' : 'vcf'} first: longest task over ${rows} rows`,
        value: round(longest),
        unit: 'ms',
        budget: 50,
      };
      yield {
        name: `${name}, ${at < both.length ? 'csv' : 'vcf'} first: ${rows} rows looked through`,
        value: round(took),
        unit: 'ms',
      };
      await page.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
