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
/** Wishes that wait together where many do. */
const many = 20;
/** ms to reach, p95. */
const goals = { cold: 50, warm: 20 };
/** From a pointer's coming to a button to its press, in ms: shorter than people's (reaching and pressing take some 200). */
const approach = 100;
/** ms after the last of a wish is done: what is written about it is written. */
const settled = 200;
const standing = z.object({ open: z.number() });

/** Sends a message from one of the extension's pages: when, in epoch ms, and how many until it was answered, on the page's clock. */
const sent = (page: Page, message: string, input: object): Promise<{ at: number; took: number }> =>
  page.evaluate(
    async (envelope) => {
      const { chrome } = globalThis as unknown as Record<string, typeof import('webextension-polyfill')>;
      const began = performance.now();
      await chrome?.runtime.sendMessage(envelope);
      return { at: performance.timeOrigin + began, took: performance.now() - began };
    },
    { message, input },
  );
const answered = async (page: Page, message: string, input: object): Promise<number> =>
  (await sent(page, message, input)).took;

let people = 0;
/** Of somebody nobody saved before: a decision reads all that was ever wished of one. */
const wish = () => {
  people += 1;
  return {
    id: crypto.randomUUID(),
    fields: { name: `Click ${people}`, address: `click${people}@bench.example` },
  };
};

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
    const options = await connect(world);
    await options.close();
    yield { name: 'load of the machine', value: round(loadavg()[0] ?? 0), unit: 'processes' };
    const desk = await world.extension.desk();
    // One that runs nothing of its own: what a page asks when it hears of a wish would wake the worker before the click.
    await desk.goto(new URL('managed-schema.json', desk.url()).href);
    const none = (): number[] => [];
    const [warm, keeping, busy] = [none(), none(), none()];
    const [cold, neared, message, floor] = [none(), none(), none(), none()];
    const fromCold = async (page: Page, what: string, input: object) => {
      await stopped(world);
      return answered(page, what, input);
    };
    /** As in a mail: the pointer or the focus that comes to the button asks the worker, the press follows. */
    const afterPointer = async (page: Page, before: string, what: string, input: object) => {
      void answered(page, before, {});
      await sleep(approach);
      return answered(page, what, input);
    };
    for (let at = 0; at < rounds; at += 1) {
      await atRest(world);
      keeping.push(await afterPointer(empty.page, 'nothing', 'keep', wish()));
      warm.push(await afterPointer(desk, 'state.get', 'contact.save', wish()));
      await sleep(approach);
      busy.push(await answered(desk, 'contact.save', wish()));
    }
    for (let at = 0; at < rounds; at += 1) {
      await atRest(world);
      cold.push(await fromCold(desk, 'contact.save', wish()));
      await atRest(world);
      await stopped(world);
      neared.push(await afterPointer(desk, 'state.get', 'contact.save', wish()));
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
    yield* figures('wake to first request', await recovery(world, desk, 1), start);
    yield* figures(`wake to first request, ${many} wishes waiting`, await recovery(world, desk, many), start);
  } finally {
    await world.close();
    await services.close();
    empty.remove();
  }
}

/** Nothing waits to be sent, and the minute's quota has room. */
async function atRest({ time, extension, services }: World): Promise<void> {
  const rest = async () => {
    await time({ advanceMs: 60_000 });
    return standing.parse(await speak(extension, 'state.get', {})).open === 0;
  };
  await until(rest, 'all to be sent', 60_000);
  await until(() => services.underWay() === 0, 'the service to be idle');
  await sleep(settled);
}

/** No worker is there, and what its end gave the browser to do is done. */
async function stopped({ extension }: World): Promise<void> {
  await extension.stopWorker();
  await sleep(60);
}

/** From the message that wakes a worker whose predecessor died with so many wishes under way to the first request at the service. */
async function recovery(world: World, desk: Page, wishes: number): Promise<number[]> {
  const { services, time } = world;
  const samples: number[] = [];
  for (let at = 0; at < rounds; at += 1) {
    await atRest(world);
    // The list that each wish is looked for in first is too old by then.
    await time({ advanceMs: 10 * 60_000 });
    await services.control('faults', [{ kind: 'delay', match: { method: 'GET' }, ms: 400 }]);
    for (let one = 0; one < wishes; one += 1) await answered(desk, 'contact.save', wish());
    await until(() => services.underWay() > 0, 'a request');
    await world.extension.stopWorker();
    await until(() => services.underWay() === 0, 'the request to be over');
    await stopped(world);
    const waking = sent(desk, 'state.get', {});
    await until(() => services.underWay() > 0, 'a request');
    samples.push(services.cameAt() - (await waking).at);
    await services.clearFaults();
  }
  return samples;
}
