import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { readSignature } from '../../lib/capture/signature/read';
import { browserPath } from '../support/browsers';
import { captureBundle } from '../support/capture-bundle';
import { savedPages } from '../support/pages';
import { openMail, openWorld, startServices } from '../support/world';
import { type Figure, quantile, round } from './figure';

const reads = 40;
const loads = 6;
const mutations = 1000;
const subject = 'Audit dates and site access for Jiading';

/** A thread with every message open, as webmails show one: header, a dozen lines, a signature, a quotation. */
function thread(messages: number): string {
  const lines = Array.from(
    { length: 12 },
    (_, at) =>
      `<p>Line ${at} of the answer: the samples of lot ${at * 7} have passed, the rest follows in two weeks.</p>`,
  ).join('');
  const one = (
    at: number,
  ) => `<article><header><time datetime="2026-03-12T09:${10 + (at % 50)}:00+08:00">2026-03-12 09:${10 + (at % 50)}</time>
    <div>From: <span class="from" title="person${at % 9}@optics.example">Person ${at % 9} &lt;person${at % 9}@optics.example&gt;</span></div>
    <div>To: Wang Xiaoming &lt;xiaoming.wang@acme.example&gt;</div></header>
    <div>${lines}<p>Kind regards</p><p>Person ${at % 9}<br>Sales Manager<br>Optics Ltd<br>Mobile: +86 139 5700 ${1000 + at}</p>
    <blockquote><p>Earlier words.</p></blockquote></div></article>`;
  return `<!doctype html><title>Sample prices - Inbox</title><nav>Inbox<br>Sent<br>Drafts</nav><main><h1>Sample prices</h1>
    ${Array.from({ length: messages }, (_, at) => one(at)).join('')}</main>`;
}

/** Baseline: a bare look at each element of the same page, in the same turns. */
async function* readings(browser: Browser): AsyncGenerator<Figure> {
  const code = await captureBundle();
  const page = await browser.newPage();
  for (const messages of [10, 100, 500]) {
    await page.goto('about:blank');
    await page.setContent(thread(messages));
    await page.evaluate(code);
    const samples = await page.evaluate((rounds) => {
      const { mqe } = globalThis as unknown as { mqe: { count(address: string): number } };
      const address = 'https://mail.example/mail/inbox/1';
      if (mqe.count(address) === 0) throw new Error('the thread is not read');
      const floor: number[] = [];
      const ours: number[] = [];
      // Turn by turn, so that both meet the same machine.
      for (let turn = 0; turn < rounds; turn++) {
        const began = performance.now();
        let seen = 0;
        for (const element of document.body.querySelectorAll('*'))
          if (element.checkVisibility())
            seen += element.attributes.length + (element.firstChild?.nodeValue?.length ?? 0);
        const between = performance.now();
        mqe.count(address);
        ours.push(performance.now() - between);
        floor.push(seen > 0 ? between - began : 0);
      }
      return { floor, ours };
    }, reads);
    for (const share of [0.5, 0.95])
      yield {
        ...{ name: `capture ${messages} messages p${share * 100}`, unit: 'ms' },
        value: round(quantile(samples.ours, share)),
        baseline: round(quantile(samples.floor, share)),
        ...(messages === 100 && share === 0.95 ? { budget: 5 } : {}),
      };
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
