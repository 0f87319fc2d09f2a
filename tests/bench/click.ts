import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { z } from 'zod';
import { connect } from '../support/connect';
import { speak } from '../support/speak';
import { until } from '../support/until';
import { openWorld, startServices, type World } from '../support/world';
import { installEmptyWorker } from './empty-worker';
import { type Figure, quantile, round } from './figure';

const rounds = 40;
const recoveries = 20;
/** ms to reach, p95. */
const goals = { cold: 50, warm: 20 };
/** From a pointer's coming to a button to its press, in ms: shorter than people's (reaching and pressing take some 200). */
const approach = 100;
/** ms after the last of a wish is done: what is written about it is written. */
const settled = 200;
const standing = z.object({ open: z.number() });

/** Milliseconds until a message of one of the extension's pages is answered, on the page's own clock. */
const answered = (page: Page, message: string, input: object): Promise<number> =>
  page.evaluate(
    async (envelope) => {
      const { chrome } = globalThis as unknown as Record<string, typeof import('webextension-polyfill')>;
      const began = performance.now();
      await chrome?.runtime.sendMessage(envelope);
      return performance.now() - began;
    },
    { message, input },
  );

const wish = (at: number) => ({
  id: crypto.randomUUID(),
  fields: { name: `Click ${at}`, address: `click${at}@bench.example` },
});

/** p95 and the median, beside those of what an empty worker took in the same rounds. */
function* figures(
  name: string,
  samples: readonly number[],
  { budget, floor }: { budget: number; floor: readonly number[] },
): Generator<Figure> {
  for (const share of [0.95, 0.5])
    yield {
      ...{ name: `${name} p${share * 100}`, value: round(quantile(samples, share)), unit: 'ms' },
      ...{ baseline: round(quantile(floor, share)), ...(share === 0.95 ? { budget } : {}) },
    };
}

/**
 * From a click to the answer that it is kept on disk; cold = the worker has to be started for it. Each cold click is
 * followed by one to an extension that does nothing, so that a slow machine shows.
 */
export async function* click(): AsyncGenerator<Figure> {
  const services = await startServices();
  const world = await openWorld('chromium', { killable: true, services });
  const empty = await installEmptyWorker(world.extension.browser);
  try {
    await connect(world);
    yield { name: 'load of the machine', value: round(loadavg()[0] ?? 0), unit: 'processes' };
    const desk = await world.extension.desk();
    const none = (): number[] => [];
    const [warm, keeping, busy] = [none(), none(), none()];
    const [cold, neared, message, floor] = [none(), none(), none(), none()];
    const idle = () => until(() => services.underWay() === 0, 'the service to be idle');
    const fromCold = async (page: Page, what: string, input: object) => {
      await world.extension.stopWorker();
      await sleep(60);
      return answered(page, what, input);
    };
    /** As in a mail: the pointer or the focus that comes to the button asks the worker, the press follows. */
    const afterPointer = async (page: Page, before: string, what: string, input: object) => {
      void answered(page, before, {});
      await sleep(approach);
      return answered(page, what, input);
    };
    const atRest = async () => {
      // So that the minute's quota has room.
      await world.time({ advanceMs: 60_000 });
      const sent = async () => standing.parse(await speak(world.extension, 'state.get', {})).open === 0;
      await until(sent, 'all to be sent', 60_000);
      await idle();
      await sleep(settled);
    };
    for (let at = 0; at < rounds; at += 1) {
      await atRest();
      keeping.push(await afterPointer(empty.page, 'nothing', 'keep', wish(at)));
      warm.push(await afterPointer(desk, 'state.get', 'contact.save', wish(at)));
      await sleep(approach);
      busy.push(await answered(desk, 'contact.save', wish(rounds + at)));
    }
    for (let at = 0; at < rounds; at += 1) {
      await atRest();
      cold.push(await fromCold(desk, 'contact.save', wish(rounds * 2 + at)));
      await atRest();
      await world.extension.stopWorker();
      await sleep(60);
      neared.push(await afterPointer(desk, 'state.get', 'contact.save', wish(rounds * 3 + recoveries + at)));
      floor.push(await fromCold(empty.page, 'nothing', {}));
      message.push(await fromCold(desk, 'account.redirect', { brand: 'feishu' }));
    }
    const keep = { floor: keeping, budget: goals.warm };
    const start = { floor, budget: goals.cold };
    yield* figures('click warm', warm, keep);
    yield* figures('click warm, while the one before is sent', busy, keep);
    yield* figures('click cold, the pointer came before', neared, start);
    yield* figures('click cold', cold, start);
    yield* figures('cold answer that needs no store', message, start);
    yield* figures('wake to first request', await recovery(world, desk), start);
  } finally {
    await world.close();
    await services.close();
    empty.remove();
  }
}

/** From the wake-up of a worker that died with a wish of its own under way to the first request of its successor. */
async function recovery({ services, extension, time }: World, desk: Page): Promise<number[]> {
  const samples: number[] = [];
  await services.control('faults', [{ kind: 'delay', match: { method: 'GET' }, ms: 400 }]);
  for (let at = 0; at < recoveries; at += 1) {
    await time({ advanceMs: 10 * 60_000 });
    // Looked for in the list first, which is too old by now.
    await answered(desk, 'contact.save', wish(rounds * 3 + at));
    await until(() => services.underWay() > 0, 'a request');
    await extension.stopWorker();
    await until(() => services.underWay() === 0, 'the request to be over');
    const began = performance.now();
    void answered(desk, 'state.get', {}).catch(() => undefined);
    while (services.underWay() === 0 && performance.now() - began < 5_000) await sleep(1);
    samples.push(performance.now() - began);
  }
  return samples;
}
