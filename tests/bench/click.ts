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
/** ms from cold to reach, and the p95 of an empty worker's answer on the machine for which that was set. */
const [fromColdMs, emptyThere] = [50, 8.6];
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

/** p95 and the median. */
function* figures(name: string, samples: readonly number[], budget?: number): Generator<Figure> {
  const most = budget === undefined ? {} : { budget };
  yield { ...{ name: `${name} p95`, value: round(quantile(samples, 0.95)), unit: 'ms' }, ...most };
  yield { name: `${name} p50`, value: round(quantile(samples, 0.5)), unit: 'ms' };
}

/**
 * The same beside what an empty worker took in the same rounds (`floor`). Starting a worker at all takes several times as long on
 * one machine as on another: the budget grows as the empty worker's time does.
 */
function* coldFigures(name: string, samples: readonly number[], floor: readonly number[]): Generator<Figure> {
  const slower = Math.max(1, quantile(floor, 0.95) / emptyThere);
  const [p95, p50] = figures(name, samples, round(fromColdMs * slower));
  if (p95) yield { ...p95, baseline: round(quantile(floor, 0.95)) };
  if (p50) yield { ...p50, baseline: round(quantile(floor, 0.5)) };
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
    const [warm, busy, cold, neared, message, floor]: number[][] = [[], [], [], [], [], []];
    const idle = () => until(() => services.underWay() === 0, 'the service to be idle');
    const fromCold = async (page: Page, what: string, input: object) => {
      await world.extension.stopWorker();
      await sleep(60);
      return answered(page, what, input);
    };
    /** As in a mail: the pointer or the focus that comes to the button asks the worker, the press follows. */
    const afterPointer = async (input: object) => {
      void answered(desk, 'state.get', {});
      await sleep(approach);
      return answered(desk, 'contact.save', input);
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
      warm?.push(await afterPointer(wish(at)));
      await sleep(approach);
      busy?.push(await answered(desk, 'contact.save', wish(rounds + at)));
    }
    for (let at = 0; at < rounds; at += 1) {
      await atRest();
      cold?.push(await fromCold(desk, 'contact.save', wish(rounds * 2 + at)));
      await atRest();
      await world.extension.stopWorker();
      await sleep(60);
      neared?.push(await afterPointer(wish(rounds * 3 + recoveries + at)));
      floor?.push(await fromCold(empty.page, 'nothing', {}));
      message?.push(await fromCold(desk, 'account.redirect', { brand: 'feishu' }));
    }
    yield* figures('click warm', warm ?? [], 20);
    yield* figures('click warm, while the one before is sent', busy ?? []);
    yield* figures('click cold, the pointer came before', neared ?? [], fromColdMs);
    yield* coldFigures('click cold', cold ?? [], floor ?? []);
    yield* coldFigures('cold answer that needs no store', message ?? [], floor ?? []);
    yield* coldFigures('wake to first request', await recovery(world, desk), floor ?? []);
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
