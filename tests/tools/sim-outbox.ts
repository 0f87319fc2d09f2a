import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { runSchedule, type Verdict } from '../outbox/sim/schedule';

/** Half of the schedules know power cuts too. */
const optionsOf = (seed: number) => ({ powerCuts: seed % 2 === 1 });

interface Part {
  from: number;
  step: number;
  to: number;
}

const figures = ['lost', 'doubled', 'overLimit', 'steps'] as const;
type Sums = Record<(typeof figures)[number], number> & { schedules: number; errors: number };
const nothing = (): Sums => ({ schedules: 0, lost: 0, doubled: 0, overLimit: 0, steps: 0, errors: 0 });

function add(sums: Sums, verdict: Verdict): void {
  for (const figure of figures) sums[figure] += verdict[figure];
  sums.schedules += 1;
  sums.errors += verdict.errors.length;
}

const bad = ({ lost, doubled, overLimit, errors }: Verdict) => lost + doubled + overLimit + errors.length > 0;

async function work({ from, step, to }: Part): Promise<void> {
  let sums = nothing();
  for (let seed = from; seed < to; seed += step) {
    const verdict = await runSchedule(seed, optionsOf(seed));
    add(sums, verdict);
    if (bad(verdict)) parentPort?.postMessage({ failed: verdict });
    if (sums.schedules === 500) {
      parentPort?.postMessage({ sums });
      sums = nothing();
    }
  }
  parentPort?.postMessage({ sums });
}

type Word = { sums: Sums } | { failed: Verdict };

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      schedules: { type: 'string', default: '1000000' },
      from: { type: 'string', default: '1' },
      workers: { type: 'string', default: String(availableParallelism()) },
    },
  });
  const from = Number(values.from);
  const to = from + Number(values.schedules);
  const workers = Number(values.workers);
  const total = nothing();
  const begun = Date.now();
  let told = 0;
  const part = (index: number) =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), {
        workerData: { from: from + index, step: workers, to } satisfies Part,
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
  console.log(JSON.stringify({ name: 'outbox.schedules', from, ...total, seconds }));
  if (total.lost + total.doubled + total.overLimit + total.errors > 0) process.exitCode = 1;
}

await (isMainThread ? main() : work(workerData));
