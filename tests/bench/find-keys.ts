import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { press } from '../support/connect';
import type { World } from '../support/world';
import type { Figure } from './figure';
import { spread, times } from './in-page';

/** As a person types them, letter by letter: pinyin whole and initials, Han, kana, Latin, company, address, phone. */
export const typed = [
  ...['wangwei', 'zeng', 'lxm', '王伟', '杭州', 'hangzhou', 'たなか', 'スズキ'],
  ...['muller', 'otto kranz', 'optics gm', 'person.777', 'house12.ex', '13000077', 'example'],
];
const input = '.contacts input[role=combobox]';
const openings = 20;
const deaths = 10;

interface Stroke {
  /** From the browser's time of the key event until the list that answers it is in the page and laid out. */
  list: number;
  /** Until the frame that shows it was handed to the compositor: the first task after the next animation frame. */
  frame: number;
}

/** Records a `Stroke` for each key whose answer has come and is drawn. As text: it runs in the page. */
const watchKeys = (page: Page) =>
  page.evaluate(`{
    globalThis.times = [];
    const next = (run) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = run;
      port2.postMessage(null);
    };
    let key = null;
    const begin = ({ timeStamp }) => { key ??= { at: timeStamp }; };
    addEventListener('keydown', begin, true);
    addEventListener('beforeinput', begin, true);
    const { runtime } = globalThis.browser?.runtime ? globalThis.browser : chrome;
    const post = runtime.sendMessage;
    runtime.sendMessage = function (...said) {
      const answer = post.apply(this, said);
      if (said[0]?.message === 'contacts.search' && key) {
        const { at } = key;
        key = null;
        answer.then(() => next(() => {
          document.querySelector('#found')?.getBoundingClientRect();
          const list = performance.now() - at;
          requestAnimationFrame(() => next(() => times.push({ list, frame: performance.now() - at })));
        }));
      }
      return answer;
    };
  }`);

async function write(page: Page, letter: string): Promise<void> {
  if (/^[a-z0-9. ]$/.test(letter)) await page.keyboard.press(letter === ' ' ? 'Space' : (letter as 'a'));
  else await page.keyboard.sendCharacter(letter);
}

/** Empties the field, which is a key like any other. */
async function empty(page: Page): Promise<void> {
  await page.$eval(input, (one) => one instanceof HTMLInputElement && one.select());
  await page.keyboard.press('Backspace');
}

async function stroke(page: Page, act: () => Promise<void>): Promise<Stroke> {
  await page.evaluate('globalThis.times = []');
  await act();
  const [one] = await times<Stroke>(page, 1);
  return one ?? { list: Number.NaN, frame: Number.NaN };
}

async function popup(world: World): Promise<Page> {
  const page = await world.extension.open('popup.html');
  await page.bringToFront();
  await press(page, '[role=tab][id$=-contacts]');
  await page.waitForSelector('#found [role=option]');
  await page.focus(input);
  return page;
}

/** From a click on the popup's tab until its first contacts are there and laid out. */
async function opened(world: World): Promise<number[]> {
  const page = await popup(world);
  await page.evaluate(`{
    globalThis.times = [];
    const { port1, port2 } = new MessageChannel();
    addEventListener('click', ({ timeStamp, target }) => {
      if (!target.matches('[id$=-contacts]')) return;
      port1.onmessage = () => {
        const shown = document.querySelector('#found [role=option]');
        if (!shown) return port2.postMessage(null);
        shown.getBoundingClientRect();
        times.push(performance.now() - timeStamp);
      };
      port2.postMessage(null);
    }, true);
  }`);
  for (let at = 0; at < openings; at += 1) {
    await page.click('[role=tab][id$=-sender]');
    await page.waitForFunction(() => !document.querySelector('#found'), { polling: 10 });
    await page.click('[role=tab][id$=-contacts]');
    await times(page, at + 1);
  }
  const all = await times<number>(page, openings);
  await page.close();
  return all;
}

/** Keys pressed in the popup, one after the other; and the first one after the worker has died. */
export async function* findKeys(world: World): AsyncGenerator<Figure> {
  yield* spread('popup: contacts open', await opened(world), 100);

  const page = await popup(world);
  await watchKeys(page);
  const strokes: Stroke[] = [];
  for (const word of typed) {
    await stroke(page, () => empty(page));
    for (const letter of word) strokes.push(await stroke(page, () => write(page, letter)));
  }
  const lists = strokes.map(({ list }) => list);
  yield* spread('popup: key to list', lists, 16);
  const frames = strokes.map(({ frame }) => frame);
  yield* spread('popup: key to frame', frames);

  const cold: number[] = [];
  for (let at = 0; at < deaths; at += 1) {
    await stroke(page, () => empty(page));
    await world.extension.stopWorker();
    await sleep(100);
    cold.push((await stroke(page, () => write(page, 'w'))).list);
  }
  yield* spread('popup: first key after the worker died', cold);
  await page.close();
}
