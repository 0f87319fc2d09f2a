import { parentPort, workerData } from 'node:worker_threads';
import { everyDeath, history, isSound, worldOf } from '../outbox/sim/kinds';
import { runSchedule, type Verdict } from '../outbox/sim/schedule';
import { add, nothing, type Part } from './sim-outbox-sums';

/** Of each that many seeds one is played again for each of its steps, with a death there. */
const sweepEvery = 1000;

async function* play({ from, step, histories }: Part): AsyncGenerator<Verdict> {
  for (let seed = from; ; seed += step) {
    if (histories) yield await runSchedule(seed, history);
    else if (seed % sweepEvery < step) yield* everyDeath(seed, worldOf(seed));
    else yield await runSchedule(seed, worldOf(seed));
  }
}

/** Errors are many here, and part of the story: nobody reads where they were made. */
Error.stackTraceLimit = 0;
const part: Part = workerData;
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
