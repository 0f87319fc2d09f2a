import puppeteer, { type Browser } from 'puppeteer-core';
import { readSignature } from '../../lib/capture/signature/read';
import { browserPath } from '../support/browsers';
import { captureBundle } from '../support/capture-bundle';
import { savedPages } from '../support/pages';
import { thread } from '../support/thread';
import { type Figure, quantile, round } from './figure';
import { added } from './main-thread';

const reads = 100;

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
