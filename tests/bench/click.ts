import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { connect } from '../support/connect';
import { until } from '../support/until';
import { openWorld, startServices, type World } from '../support/world';
import { type Figure, quantile, round } from './figure';

const rounds = 40;

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

/** From a click to the answer that it is kept on disk; cold = the worker has to be started for it. */
export async function* click(): AsyncGenerator<Figure> {
  const services = await startServices();
  const world = await openWorld('chromium', { killable: true, services });
  try {
    await connect(world);
    const desk = await world.extension.desk();
    const warm: number[] = [];
    const cold: number[] = [];
    const empty: number[] = [];
    const idle = () => until(() => services.underWay() === 0, 'the service to be idle');
    for (let at = 0; at < rounds; at += 1) {
      warm.push(await answered(desk, 'contact.save', wish(at)));
      await sleep(60);
      await idle();
    }
    for (let at = 0; at < rounds; at += 1) {
      await world.extension.stopWorker();
      await sleep(60);
      cold.push(await answered(desk, 'contact.save', wish(rounds + at)));
      await sleep(60);
    }
    for (let at = 0; at < rounds; at += 1) {
      await world.extension.stopWorker();
      await sleep(60);
      empty.push(await answered(desk, 'account.redirect', { brand: 'feishu' }));
    }
    yield { name: 'click warm p95', value: round(quantile(warm, 0.95)), unit: 'ms', budget: 20 };
    yield { name: 'click warm p50', value: round(quantile(warm, 0.5)), unit: 'ms' };
    const baseline = round(quantile(empty, 0.95));
    yield { name: 'click cold p95', value: round(quantile(cold, 0.95)), unit: 'ms', budget: 50, baseline };
    yield { name: 'click cold p50', value: round(quantile(cold, 0.5)), unit: 'ms' };
    yield await recovery(world, desk);
  } finally {
    await world.close();
    await services.close();
  }
}

/** From the wake-up of a worker that died with work under way to the first request of its successor. */
async function recovery({ services, extension, time }: World, desk: Page): Promise<Figure> {
  const samples: number[] = [];
  await services.control('faults', [{ kind: 'delay', match: { method: 'GET' }, ms: 400 }]);
  for (let at = 0; at < 15; at += 1) {
    await time({ advanceMs: 90_000 });
    await until(() => services.underWay() > 0, 'a request');
    await extension.stopWorker();
    await until(() => services.underWay() === 0, 'the request to be over');
    const began = performance.now();
    void answered(desk, 'state.get', {}).catch(() => undefined);
    while (services.underWay() === 0 && performance.now() - began < 5_000) await sleep(1);
    samples.push(performance.now() - began);
  }
  return { name: 'wake to first request p95', value: round(quantile(samples, 0.95)), unit: 'ms', budget: 50 };
}
