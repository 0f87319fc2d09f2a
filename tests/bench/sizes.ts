import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
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
  { file: 'content-scripts/overlay.js', budget: 15, most: 15 },
  { file: 'content-scripts/panel.js', most: 40 },
  { file: 'content-scripts/frame.js', budget: 8, most: 8 },
  { file: 'reader.js', most: 5.5 },
  { file: 'background.js' },
  // What the worker loads when it is first asked for; named by its content.
  { file: 'background-' },
];

/** Of the one file of the production build whose path begins so; throws where it is not there. */
export function packed(file: string): number {
  const folder = join(buildDir('chrome', 'production'), dirname(file));
  const [name, other] = readdirSync(folder).filter((one) => one.startsWith(basename(file)));
  if (name === undefined || other !== undefined) throw new Error(`${file} is not in the build`);
  const path = join(folder, name);
  return round(gzipSync(readFileSync(path), { level: 9 }).length / 1000);
}

/** kB gz of the signature reader: to reach, and above which the tests fail. */
export const signature = { budget: 15, most: 15 };

/** The signature reader alone with everything that it imports, minified and packed. */
export async function signatureSize(): Promise<number> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    root: `${import.meta.dirname}/../..`,
    build: {
      write: false,
      target: 'es2023',
      minify: true,
      rollupOptions: {
        input: 'lib/capture/signature/read.ts',
        preserveEntrySignatures: 'strict',
        output: { format: 'es' },
      },
    },
  });
  const outputs = Array.isArray(result) ? result : 'output' in result ? [result] : [];
  const code = outputs.flatMap(({ output }) =>
    output.flatMap((one) => (one.type === 'chunk' ? one.code : [])),
  );
  if (code.length === 0) throw new Error('the signature reader could not be bundled');
  return round(gzipSync(code.join(''), { level: 9 }).length / 1000);
}

export async function* sizes(): AsyncGenerator<Figure> {
  for (const { file, budget } of stages)
    yield { name: `size ${file}`, value: packed(file), unit: 'kB gz', ...(budget ? { budget } : {}) };
  const { budget } = signature;
  yield { name: 'size lib/capture/signature', value: await signatureSize(), unit: 'kB gz', budget };
}
