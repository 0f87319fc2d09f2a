import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { connect } from '../support/connect';
import { until } from '../support/until';
import { openWorld, startServices, type World } from '../support/world';
import { installEmptyWorker } from './empty-worker';
import { type Figure, quantile, round } from './figure';

const rounds = 40;
const recoveries = 20;
/** From a pointer's coming to a button to its press, in ms: shorter than people's (reaching and pressing take some 200). */
const approach = 100;

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

/** p95 against its budget, with the median and what an empty worker took in the same rounds. */
function* figures(name: string, samples: readonly number[], budget: number, floor?: readonly number[]) {
  const p50 = quantile(samples, 0.5);
  yield {
    ...{ name: `${name} p95`, value: round(quantile(samples, 0.95)), unit: 'ms', budget },
    ...(floor ? { baseline: round(quantile(floor, 0.95)) } : {}),
  };
  yield {
    ...{ name: `${name} p50`, value: round(p50), unit: 'ms' },
    ...(floor ? { baseline: round(quantile(floor, 0.5)) } : {}),
  };
  if (floor) yield { name: `${name} ÷ empty worker`, value: round(p50 / quantile(floor, 0.5)), unit: '×' };
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
    const [warm, cold, neared, message, floor]: number[][] = [[], [], [], [], []];
    const idle = () => until(() => services.underWay() === 0, 'the service to be idle');
    const fromCold = async (page: Page, what: string, input: object) => {
      await world.extension.stopWorker();
      await sleep(60);
      return answered(page, what, input);
    };
    /** As in a mail: the pointer or the focus that comes to the button wakes the worker, the press follows. */
    const afterPointer = async (input: object) => {
      await world.extension.stopWorker();
      await sleep(60);
      void answered(desk, 'state.get', {});
      await sleep(approach);
      return answered(desk, 'contact.save', input);
    };
    for (let at = 0; at < rounds; at += 1) {
      warm?.push(await answered(desk, 'contact.save', wish(at)));
      await sleep(60);
      await idle();
    }
    for (let at = 0; at < rounds; at += 1) {
      cold?.push(await fromCold(desk, 'contact.save', wish(rounds + at)));
      neared?.push(await afterPointer(wish(rounds * 2 + recoveries + at)));
      floor?.push(await fromCold(empty.page, 'nothing', {}));
      message?.push(await fromCold(desk, 'account.redirect', { brand: 'feishu' }));
    }
    yield* figures('click warm', warm ?? [], 20);
    yield* figures('click cold', cold ?? [], 50, floor);
    yield* figures('click cold, the pointer came before', neared ?? [], 50, floor);
    yield* figures('cold answer that needs no store', message ?? [], 50, floor);
    yield* figures('wake to first request', await recovery(world, desk), 50, floor);
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
    await answered(desk, 'contact.save', wish(2 * rounds + at));
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
