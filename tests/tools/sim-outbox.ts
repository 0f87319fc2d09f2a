import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import type { Verdict } from '../outbox/sim/schedule';
import { addAll, nothing, type Part, type Sums } from './sim-outbox-sums';

type Word = { sums: Sums } | { failed: Verdict };

const root = new URL('../../', import.meta.url).pathname;

/** One file without the marks of a development run: a third faster. */
async function bundle(outDir: string): Promise<string> {
  const entry = join(root, 'tests/tools/sim-outbox-player.ts');
  await build({
    ...{ root, configFile: false, logLevel: 'warn', ssr: { noExternal: true } },
    build: {
      outDir,
      ssr: entry,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'player.mjs' } },
    },
  });
  return join(outDir, 'player.mjs');
}

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '1000000' },
    from: { type: 'string', default: '1' },
    histories: { type: 'boolean', default: false },
    workers: { type: 'string', default: String(availableParallelism()) },
  },
});
const from = Number(values.from);
const workers = Number(values.workers);
const count = Math.ceil(Number(values.schedules) / workers);
const { histories } = values;
const total = nothing();
const begun = Date.now();
const seconds = () => Math.round((Date.now() - begun) / 1000);
let told = 0;

const hear = (word: Word) => {
  if ('failed' in word) {
    console.log(JSON.stringify({ name: 'outbox.failed', ...word.failed }));
    return;
  }
  addAll(total, word.sums);
  if (total.schedules - told < 50_000) return;
  told = total.schedules;
  console.error(`${told} schedules, ${seconds()} s`);
};

await mkdir(join(root, '.cache'), { recursive: true });
const outDir = await mkdtemp(join(root, '.cache/sim-'));
try {
  const player = await bundle(outDir);
  const play = (index: number) =>
    new Promise<void>((resolve, reject) => {
      const workerData: Part = { from: from + index, step: workers, count, histories };
      const resourceLimits = { maxYoungGenerationSizeMb: 64 };
      const worker = new Worker(player, { workerData, execArgv: [], resourceLimits });
      worker.on('message', hear);
      worker.on('error', reject);
      worker.on('exit', () => resolve());
    });
  await Promise.all(Array.from({ length: workers }, (_, index) => play(index)));
} finally {
  await rm(outDir, { recursive: true, force: true });
}
const name = histories ? 'outbox.histories' : 'outbox.schedules';
console.log(JSON.stringify({ name, from, ...total, seconds: seconds() }));
if (total.lost + total.doubled + total.overLimit + total.errors > 0) process.exitCode = 1;
