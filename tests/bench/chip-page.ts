import type { CDPSession, Page } from 'puppeteer-core';
import { judgedMark } from '../../entrypoints/background/page-handlers';
import type { Contact } from '../../lib/domain/contact';
import { until } from '../support/until';
import type { World } from '../support/world';
import type { Figure } from './figure';
import { spread } from './in-page';
import { workerSession } from './worker-session';

/** Two of four send the message that asks for nothing first, at the same moment of the same page. */
const rounds = 160;
/** How long a press is waited for, in ms. */
const patience = 3_000;
const subjects = ['Pilot run: 40 sensor hubs', 'Audit dates and site access for Jiading'] as const;
/** Senders of both mails, as contacts: for one of them the letter is news. */
export const senders: readonly Contact[] = [
  { id: '7620000000000900001', name: 'Okafor, Daniel', address: 'd.okafor@northfield-instruments.example' },
  { id: '7620000000000900002', name: 'Dr. Helen Brandt, Ph.D.', address: 'helen.brandt@alder-audit.example' },
];

/**
 * Presses a mail's row in the list. The driver's own search for words leaves an observer that runs at each change of the page, and
 * much that has to be cleared away while the chip is waited for.
 */
async function press(page: Page, subject: string): Promise<void> {
  const { x, y } = await until(
    () =>
      page.evaluate((words) => {
        const rows = [...document.querySelectorAll('.row-link')];
        const row = rows.find(({ textContent }) => textContent.includes(words));
        row?.scrollIntoView({ block: 'nearest' });
        const box = row?.getBoundingClientRect();
        return box && { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      }, subject),
    `the row of "${subject}"`,
  );
  await page.mouse.click(x, y);
}

/** The world of our content scripts in this page: not the page's own. */
async function ourWorld(page: Page): Promise<{ session: CDPSession; contextId: number }> {
  const session = await page.createCDPSession();
  let contextId: number | undefined;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.auxData.type === 'isolated' && context.origin.startsWith('chrome-extension://'))
      contextId = context.id;
  });
  await session.send('Runtime.enable');
  return { session, contextId: await until(async () => contextId, 'our content script') };
}

/**
 * In a real tab, while the page itself draws the mail. Captured to chip: from the moment the worker has read the mail out of what
 * the page gave. Gathered to chip: from the moment the page asks for that, with the checks of who speaks and the judging. Both
 * until the chip is placed and laid out with what is known.
 */
export async function* chipPage(world: World): AsyncGenerator<Figure> {
  const page = await world.mail();
  await press(page, subjects[0]);
  const { session, contextId } = await ourWorld(page);
  const run = async (expression: string): Promise<number[]> => {
    const asked = { expression, contextId, returnByValue: true, awaitPromise: true };
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', asked);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return Array.isArray(result.value) ? result.value : [];
  };
  await run(`{
    globalThis.times = [];
    globalThis.floor = [];
    let turn = 0;
    let heard = () => undefined;
    /** When the next chip was asked for and drawn; nothing where none is. */
    globalThis.next = (ms) => new Promise((resolve) => {
      heard = resolve;
      setTimeout(() => resolve([]), ms);
    });
    const { runtime, dom } = globalThis.browser?.runtime ? globalThis.browser : chrome;
    const post = runtime.sendMessage;
    /** Whom the chip names that is placed and laid out. */
    const named = () => {
      for (const host of document.documentElement.children) {
        const chip = dom.openOrClosedShadowRoot(host)?.querySelector('button.chip:not([hidden])');
        if (chip && chip.getBoundingClientRect().width > 0) return chip.title;
      }
    };
    const tell = (into, began) => {
      into.push(performance.now() - began);
      heard([performance.timeOrigin + began, performance.timeOrigin + performance.now()]);
    };
    runtime.sendMessage = function (...said) {
      if (said[0]?.message !== 'page.read') return post.apply(this, said);
      turn += 1;
      const began = performance.now();
      if (turn % 4 < 2) {
        const before = named();
        const answer = post.apply(runtime, said);
        answer.then(async () => {
          // What waits for the answer goes on in the same turn; a frame or a timer would come later.
          for (let hop = 0; named() === before && hop < 100; hop += 1) await null;
          // A later look at the same mail draws nothing.
          if (named() !== before) tell(times, began);
        });
        return answer;
      }
      // A tab may not ask this: it is admitted, refused, and nothing is looked up.
      const answer = post.apply(runtime, [{ message: 'account.redirect', input: { brand: 'feishu' } }]);
      answer.then(() => tell(floor, began));
      return answer.then(() => post.apply(runtime, said));
    };
  }`);
  const worker = await workerSession(world);
  /** When the worker had read the page last, on the clock of both. */
  const judged = async (): Promise<number> => {
    const expression = `performance.timeOrigin + (performance.getEntriesByName('${judgedMark}')[0]?.startTime ?? 0)`;
    const { result } = await worker.send('Runtime.evaluate', { expression, returnByValue: true });
    return Number(result.value);
  };
  const shown: number[] = [];
  let opened = 0;
  for (let at = 0; at < rounds; at += 1) {
    // The page tells by itself: one that is asked again and again is busy with that.
    const [began = 0, drawn = 0] = await until(async () => {
      const next = run(`next(${patience})`);
      opened += 1;
      await press(page, subjects[opened % 2] ?? subjects[0]);
      // A press on a list that is just drawn anew is lost: then the other one.
      const told = await next;
      return told.length > 0 && told;
    }, 'the mail to open');
    const read = await judged();
    // A later look of the same page is another story.
    if (began < read && read < drawn) shown.push(drawn - read);
  }
  if (shown.length < rounds / 4) throw new Error('the worker read other pages than those that were shown');
  const floor = await run('floor');
  yield* spread('page: mail captured to chip', shown, 10, floor);
  yield* spread('page: mail gathered to chip', await run('times'), undefined, floor);
  await page.close();
}
