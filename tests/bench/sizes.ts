import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildDir } from '../support/build';
import { type Figure, round } from './figure';

export interface Stage {
  file: string;
  /** kB gz to reach. */
  budget?: number;
  /** kB gz above which the tests fail: a page never pays more unnoticed. */
  most?: number;
}

/** What each stage costs, packed: the loader is always there, the rest comes when a mail is recognised or asked for. */
export const stages: readonly Stage[] = [
  { file: 'content-scripts/loader.js', budget: 1.5, most: 1.5 },
  { file: 'content-scripts/overlay.js', budget: 15, most: 33.5 },
  { file: 'content-scripts/panel.js', most: 40 },
  { file: 'reader.js', most: 23.5 },
  { file: 'background.js' },
];

/** Of a file of the production build; throws where it is not there. */
export function packed(file: string): number {
  const path = join(buildDir('chrome', 'production'), file);
  if (!existsSync(path)) throw new Error(`${file} is not in the build`);
  return round(gzipSync(readFileSync(path), { level: 9 }).length / 1000);
}

export async function* sizes(): AsyncGenerator<Figure> {
  for (const { file, budget } of stages)
    yield { name: `size ${file}`, value: packed(file), unit: 'kB gz', ...(budget ? { budget } : {}) };
}
