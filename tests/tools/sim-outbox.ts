import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { everyDeath, history, isSound, worldOf } from '../outbox/sim/kinds';
import { runSchedule, type Verdict } from '../outbox/sim/schedule';

/** Of each that many seeds one is played again for each of its steps, with a death there. */
const sweepEvery = 1000;

interface Part {
  from: number;
  step: number;
  /** How many schedules to play. */
  count: number;
  histories: boolean;
}

async function* play({ from, step, histories }: Part): AsyncGenerator<Verdict> {
  for (let seed = from; ; seed += step) {
    if (histories) yield await runSchedule(seed, history);
    else if (seed % sweepEvery < step) yield* everyDeath(seed, worldOf(seed));
    else yield await runSchedule(seed, worldOf(seed));
  }
}

const figures = ['lost', 'doubled', 'overLimit', 'steps'] as const;
type Sums = Record<(typeof figures)[number], number> & { schedules: number; errors: number };
const nothing = (): Sums => ({ schedules: 0, lost: 0, doubled: 0, overLimit: 0, steps: 0, errors: 0 });

function add(sums: Sums, verdict: Verdict): void {
  for (const figure of figures) sums[figure] += verdict[figure];
  sums.schedules += 1;
  sums.errors += verdict.errors.length;
}

async function work(part: Part): Promise<void> {
  let sums = nothing();
  let played = 0;
  for await (const verdict of play(part)) {
    add(sums, verdict);
    if (!isSound(verdict)) parentPort?.postMessage({ failed: verdict });
    played += 1;
    if (played >= part.count) break;
    if (sums.schedules < 500) continue;
    parentPort?.postMessage({ sums });
    sums = nothing();
  }
  parentPort?.postMessage({ sums });
}

type Word = { sums: Sums } | { failed: Verdict };

async function main(): Promise<void> {
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
  let told = 0;
  const part = (index: number) =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), {
        workerData: { from: from + index, step: workers, count, histories } satisfies Part,
        execArgv: ['--import', 'tsx'],
      });
      worker.on('message', (word: Word) => {
        if ('failed' in word) {
          console.log(JSON.stringify({ name: 'outbox.failed', ...word.failed }));
          return;
        }
        for (const figure of [...figures, 'schedules', 'errors'] as const) total[figure] += word.sums[figure];
        if (total.schedules - told < 50_000) return;
        told = total.schedules;
        console.error(`${told} schedules, ${Math.round((Date.now() - begun) / 1000)} s`);
      });
      worker.on('error', reject);
      worker.on('exit', () => resolve());
    });
  await Promise.all(Array.from({ length: workers }, (_, index) => part(index)));
  const seconds = Math.round((Date.now() - begun) / 1000);
  console.log(
    JSON.stringify({ name: histories ? 'outbox.histories' : 'outbox.schedules', from, ...total, seconds }),
  );
  if (total.lost + total.doubled + total.overLimit + total.errors > 0) process.exitCode = 1;
}

await (isMainThread ? main() : work(workerData));
