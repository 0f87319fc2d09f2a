import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { press } from '../support/connect';
import type { World } from '../support/world';
import type { Figure } from './figure';
import { spread } from './in-page';

/** As a person types them, letter by letter: pinyin whole and initials, Han, kana, Latin, company, address, phone. */
export const typed = [
  ...['wangwei', 'zeng', 'lxm', '王伟', '杭州', 'hangzhou', 'たなか', 'スズキ'],
  ...['muller', 'otto kranz', 'optics gm', 'person.777', 'house12.ex', '13000077', 'example'],
];
const input = '.contacts input[role=combobox]';
const openings = 20;
const deaths = 10;

interface Stroke {
  /** From the input event until the list that answers it is in the page and laid out. */
  list: number;
  /** Until the frame that shows it was handed to the compositor: the first task after the next animation frame. */
  frame: number;
}

/** Types each text into the popup's field, a moment apart. As text: it runs in the page. */
const type = (page: Page, texts: readonly string[]) =>
  page.evaluate(`(async () => {
    const next = () => new Promise((run) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = run;
      port2.postMessage(null);
    });
    const { runtime } = globalThis.browser?.runtime ? globalThis.browser : chrome;
    const post = runtime.sendMessage;
    let asked = null;
    runtime.sendMessage = function (...said) {
      const answer = post.apply(this, said);
      if (said[0]?.message === 'contacts.search') asked = answer;
      return answer;
    };
    const field = document.querySelector('${input}');
    const strokes = [];
    for (const text of ${JSON.stringify(texts)}) {
      asked = null;
      const began = performance.now();
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      if (!asked) throw new Error('nothing was asked');
      await asked;
      await next();
      document.querySelector('#found').getBoundingClientRect();
      const list = performance.now() - began;
      await new Promise(requestAnimationFrame);
      await next();
      strokes.push({ list, frame: performance.now() - began });
      await new Promise((pass) => setTimeout(pass, 30));
    }
    runtime.sendMessage = post;
    return strokes;
  })()`) as Promise<Stroke[]>;

async function popup(world: World): Promise<Page> {
  const page = await world.extension.open('popup.html');
  await page.bringToFront();
  await press(page, '[role=tab][id$=-contacts]');
  await page.waitForSelector('#found [role=option]');
  return page;
}

/** From a click on the popup's tab until its first contacts are there and laid out. */
const opened = (page: Page) =>
  page.evaluate(`(async () => {
    const next = () => new Promise((run) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = run;
      port2.postMessage(null);
    });
    const times = [];
    for (let at = 0; at < ${openings}; at += 1) {
      document.querySelector('[role=tab][id$=-sender]').click();
      while (document.querySelector('#found')) await next();
      await new Promise((pass) => requestIdleCallback(pass));
      const began = performance.now();
      document.querySelector('[role=tab][id$=-contacts]').click();
      while (!document.querySelector('#found [role=option]')) await next();
      document.querySelector('#found').getBoundingClientRect();
      times.push(performance.now() - began);
    }
    return times;
  })()`) as Promise<number[]>;

/** Texts typed in the popup, one after the other; and the first one after the worker has died. */
export async function* findKeys(world: World): AsyncGenerator<Figure> {
  const page = await popup(world);
  yield* spread('popup: contacts open', await opened(page), 100);

  const texts = typed.flatMap((word) => [...word].map((_, at) => word.slice(0, at + 1)));
  const strokes = await type(page, texts);
  const lists = strokes.map(({ list }) => list);
  yield* spread('popup: key to list', lists, 16);
  const frames = strokes.map(({ frame }) => frame);
  yield* spread('popup: key to frame', frames);

  const cold: number[] = [];
  for (let at = 0; at < deaths; at += 1) {
    await type(page, ['']);
    await world.extension.stopWorker();
    await sleep(100);
    cold.push(...(await type(page, ['w'])).map(({ list }) => list));
  }
  yield* spread('popup: first key after the worker died', cold);
  await page.close();
}
