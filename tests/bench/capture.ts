import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { readSignature } from '../../lib/capture/signature/read';
import { browserPath } from '../support/browsers';
import { captureBundle } from '../support/capture-bundle';
import { savedPages } from '../support/pages';
import { thread } from '../support/thread';
import { openMail, openWorld, startServices } from '../support/world';
import { type Figure, quantile, round } from './figure';

const reads = 100;
const loads = 6;
const mutations = 1000;
const subject = 'Audit dates and site access for Jiading';

/**
 * Baseline: a bare look at each element of the same page, in the same turns. `capture` = what a page pays to be gathered and
 * handed over when it was looked at before, as after each of its changes; `first look` = with nothing kept; `judging` = what the
 * worker does then, off the page's thread and so after the others: every mail with its words; `first judging` = of a page it never saw.
 */
async function* readings(browser: Browser): AsyncGenerator<Figure> {
  const code = await captureBundle();
  const page = await browser.newPage();
  for (const messages of [10, 100, 500]) {
    await page.goto('about:blank');
    await page.setContent(thread(messages));
    await page.evaluate(code);
    const samples = await page.evaluate((rounds) => {
      const { mqe } = globalThis as unknown as {
        mqe: {
          gather(address: string, again: boolean): string;
          judge(gathered: string, again: boolean): number;
        };
      };
      const address = 'https://mail.example/mail/inbox/1';
      if (mqe.judge(mqe.gather(address, true), false) === 0) throw new Error('the thread is not read');
      const floor: number[] = [];
      const ours: number[] = [];
      const first: number[] = [];
      const judging: number[] = [];
      const unseen: number[] = [];
      const handed: string[] = [];
      const words = document.querySelectorAll('p');
      // Turn by turn, so that both meet the same machine.
      for (let turn = 0; turn < rounds; turn++) {
        const began = performance.now();
        let seen = 0;
        for (const element of document.body.querySelectorAll('*'))
          if (element.checkVisibility())
            seen += element.attributes.length + (element.firstChild?.nodeValue?.length ?? 0);
        floor.push(seen > 0 ? performance.now() - began : 0);
        // Something changes between two looks, somewhere else each time.
        const word = words.item((turn * 37) % words.length).firstChild;
        if (word) word.nodeValue = `${word.nodeValue} ${turn}`;
        document.body.getBoundingClientRect();
        const start = performance.now();
        const gathered = mqe.gather(address, true);
        ours.push(performance.now() - start);
        handed.push(gathered);
      }
      for (let turn = 0; turn < rounds; turn++) {
        const start = performance.now();
        mqe.gather(address, false);
        first.push(performance.now() - start);
      }
      for (const gathered of handed) {
        const start = performance.now();
        mqe.judge(gathered, false);
        const between = performance.now();
        mqe.judge(gathered, true);
        judging.push(performance.now() - between);
        unseen.push(between - start);
      }
      return { floor, ours, first, judging, unseen };
    }, reads);
    for (const share of [0.5, 0.95]) {
      const figure = (kind: string, values: number[]) => ({
        ...{ name: `${kind} ${messages} messages p${share * 100}`, unit: 'ms' },
        value: round(quantile(values, share)),
        baseline: round(quantile(samples.floor, share)),
      });
      yield {
        ...figure('capture', samples.ours),
        ...(messages === 100 && share === 0.95 ? { budget: 5 } : {}),
      };
      yield figure('capture, first look,', samples.first);
      yield figure('capture, judging,', samples.judging);
      yield figure('capture, first judging,', samples.unseen);
    }
  }
  await page.close();
}

/** Milliseconds of the page's main thread so far, ours included: content scripts run on it. */
async function mainThread(page: Page): Promise<number> {
  return ((await page.metrics()).TaskDuration ?? 0) * 1000;
}

/** Once nothing has run on the page's thread for a while. */
async function rested(page: Page): Promise<number> {
  let before = -1;
  let now = await mainThread(page);
  for (let turn = 0; turn < 20 && now - before > 4; turn++) {
    await sleep(300);
    before = now;
    now = await mainThread(page);
  }
  return now;
}

interface Cost {
  load: number;
  mutate: number;
}

/** An open mail loaded anew, then 1,000 nodes that come and go beside it, twenty a frame. */
async function cost(page: Page, address: string): Promise<Cost> {
  await page.goto('about:blank');
  const start = await mainThread(page);
  await page.goto(address);
  const loaded = await rested(page);
  await page.evaluate(async (count) => {
    const box = document.body.appendChild(document.createElement('div'));
    for (let at = 0; at < count; at += 20) {
      for (let more = 0; more < 20; more++) {
        const row = document.createElement('p');
        row.textContent = `Row ${at + more}`;
        box.append(row);
        if (box.childElementCount > 30) box.firstElementChild?.remove();
      }
      await new Promise((done) => requestAnimationFrame(done));
    }
    box.remove();
  }, mutations);
  return { load: loaded - start, mutate: (await rested(page)) - loaded };
}

async function costs(page: Page, address: string): Promise<Cost> {
  const all: Cost[] = [];
  for (let turn = 0; turn < loads; turn++) all.push(await cost(page, address));
  const middle = (part: keyof Cost) =>
    quantile(
      all.slice(1).map((one) => one[part]),
      0.5,
    );
  return { load: middle('load'), mutate: middle('mutate') };
}

/** The same page in the same browser's make, with the extension and without; medians of several loads. */
async function* added(plain: Browser): AsyncGenerator<Figure> {
  const services = await startServices();
  const world = await openWorld('chromium', { services });
  try {
    const ours = await world.extension.browser.newPage();
    await ours.goto(services.mailbox);
    await openMail(ours, subject);
    const address = ours.url();
    const theirs = await plain.newPage();
    const [bare, full] = [await costs(theirs, address), await costs(ours, address)];
    yield {
      ...{ name: 'main thread, page load, added', unit: 'ms', baseline: round(bare.load) },
      value: round(full.load - bare.load),
    };
    yield {
      ...{ name: `main thread, ${mutations} mutations, added`, unit: 'ms', baseline: round(bare.mutate) },
      value: round(full.mutate - bare.mutate),
    };
  } finally {
    await world.close();
    await services.close();
  }
}

/** The words of the saved pages as letters: milliseconds each, warmed up. */
function signatureTime(): Figure {
  const letters = savedPages().flatMap(({ sender, html }) =>
    sender ? [{ from: sender, text: html.replace(/<br>|<\/p>|<\/div>/g, '\n').replace(/<[^>]+>/g, '') }] : [],
  );
  for (const letter of letters) readSignature(letter);
  const began = performance.now();
  for (let turn = 0; turn < 20; turn++) for (const letter of letters) readSignature(letter);
  const each = (performance.now() - began) / (20 * letters.length);
  return { name: 'signature of a mail, mean', value: round(each), unit: 'ms', budget: 2 };
}

/** What a page pays for being read. */
export async function* capture(): AsyncGenerator<Figure> {
  const browser = await puppeteer.launch({
    executablePath: browserPath('chromium'),
    pipe: true,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    defaultViewport: { width: 1280, height: 800 },
  });
  try {
    yield* readings(browser);
    yield* added(browser);
    yield signatureTime();
  } finally {
    await browser.close();
  }
}
