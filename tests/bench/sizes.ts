import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildDir } from '../support/build';
import { type Figure, round } from './figure';

/** What each stage costs a page, packed: the loader is always there, the rest comes when a mail is recognised or asked for. */
const stages = [
  { file: 'content-scripts/loader.js', budget: 1.5 },
  { file: 'content-scripts/overlay.js', budget: 15 },
  { file: 'content-scripts/panel.js' },
  { file: 'reader.js' },
  { file: 'background.js' },
];

export async function* sizes(): AsyncGenerator<Figure> {
  for (const { file, budget } of stages) {
    const path = join(buildDir('chrome', 'production'), file);
    if (!existsSync(path)) throw new Error(`${file} is not in the build`);
    const value = round(gzipSync(readFileSync(path), { level: 9 }).length / 1000);
    yield { name: `size ${file}`, value, unit: 'kB gz', ...(budget ? { budget } : {}) };
  }
}
