import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'puppeteer-core';
import { overlayParts } from '../support/overlay';
import { startSite } from '../support/site';
import { thread } from '../support/thread';
import { until } from '../support/until';
import { openMail, openWorld, startServices } from '../support/world';
import { type Figure, quantile, round } from './figure';

const loads = 6;
const mutations = 1000;
const subject = 'Audit dates and site access for Jiading';

/** What a page does of itself, twenty changes a frame. */
const changes = {
  mutations: async (count: number) => {
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
  },
  'attribute mutations': async (count: number) => {
    const all = document.querySelectorAll('p');
    for (let at = 0; at < count; at += 20) {
      for (let more = 0; more < 20; more++) {
        const one = all[((at + more) * 37) % all.length];
        if (one) one.className = `hover-${at + more}`;
      }
      await new Promise((done) => requestAnimationFrame(done));
    }
  },
  'text mutations': async (count: number) => {
    const all = document.querySelectorAll('p');
    for (let at = 0; at < count; at += 20) {
      for (let more = 0; more < 20; more++) {
        const words = all[((at + more) * 37) % all.length]?.firstChild;
        if (words) words.nodeValue = `${at + more} of ${count} done`;
      }
      await new Promise((done) => requestAnimationFrame(done));
    }
  },
};
type Change = keyof typeof changes;

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

/** An open mail loaded anew, then its changes, each from rest to rest: medians of several loads, the first left out. */
async function costs(page: Page, address: string, kinds: readonly Change[]): Promise<number[]> {
  const all: number[][] = [];
  for (let turn = 0; turn < loads; turn++) {
    await page.goto('about:blank');
    let before = await mainThread(page);
    await page.goto(address);
    let after = await rested(page);
    const parts = [after - before];
    for (const kind of kinds) {
      before = after;
      await page.evaluate(changes[kind], mutations);
      after = await rested(page);
      parts.push(after - before);
    }
    all.push(parts);
  }
  return ['load', ...kinds].map((_, part) =>
    quantile(
      all.slice(1).map((one) => one[part] ?? Number.NaN),
      0.5,
    ),
  );
}

/** The same pages in the same browser's make, with the extension and without. */
export async function* added(plain: Browser): AsyncGenerator<Figure> {
  const services = await startServices();
  const world = await openWorld('chromium', { services });
  const site = await startSite({ '/mail/1': thread(100) });
  try {
    const ours = await world.extension.browser.newPage();
    const theirs = await plain.newPage();
    const beside = async (where: string, address: string, kinds: readonly Change[]): Promise<Figure[]> => {
      const [bare, full] = [await costs(theirs, address, kinds), await costs(ours, address, kinds)];
      return ['page load', ...kinds.map((kind) => `${mutations} ${kind}`)].map((name, at) => ({
        ...{ name: `main thread, ${name}, ${where}added`, unit: 'ms', baseline: round(bare[at] ?? 0) },
        value: round((full[at] ?? 0) - (bare[at] ?? 0)),
      }));
    };
    await ours.goto(services.mailbox);
    await openMail(ours, subject);
    yield* await beside('', ours.url(), ['mutations']);
    const long = `${site.url}/mail/1`;
    await ours.goto(long);
    await until(async () => (await overlayParts(ours)).length > 0, 'a chip on the long thread');
    yield* await beside('100 messages, ', long, ['mutations', 'attribute mutations', 'text mutations']);
  } finally {
    await world.close();
    await services.close();
    await site.close();
  }
}
