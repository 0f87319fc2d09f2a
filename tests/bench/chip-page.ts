import type { CDPSession, Page } from 'puppeteer-core';
import { judgedMark } from '../../entrypoints/background/page-handlers';
import type { Contact } from '../../lib/domain/contact';
import { until } from '../support/until';
import { openMail, type World } from '../support/world';
import type { Figure } from './figure';
import { spread } from './in-page';
import { workerSession } from './worker-session';

/** Every second one sends the message that asks for nothing first, at the same moment of the same page. */
const rounds = 160;
const subjects = ['Pilot run: 40 sensor hubs', 'Audit dates and site access for Jiading'] as const;
/** Senders of both mails, as contacts: for one of them the letter is news. */
export const senders: readonly Contact[] = [
  { id: '7620000000000900001', name: 'Okafor, Daniel', address: 'd.okafor@northfield-instruments.example' },
  { id: '7620000000000900002', name: 'Dr. Helen Brandt, Ph.D.', address: 'helen.brandt@alder-audit.example' },
];

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
 * to the first task after the answer was handled: by then the chip is drawn with what is known, and placed.
 */
export async function* chipPage(world: World): AsyncGenerator<Figure> {
  const page = await world.mail(subjects[0]);
  const { session, contextId } = await ourWorld(page);
  const run = async (expression: string): Promise<number[]> => {
    const asked = { expression, contextId, returnByValue: true };
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', asked);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return Array.isArray(result.value) ? result.value : [];
  };
  await run(`{
    globalThis.times = [];
    globalThis.floor = [];
    globalThis.drawn = [];
    let turn = 0;
    const { runtime } = globalThis.browser?.runtime ? globalThis.browser : chrome;
    const post = runtime.sendMessage;
    const timed = (said, into) => {
      const began = performance.now();
      const answer = post.apply(runtime, said);
      answer.then(() => setTimeout(() => {
        into.push(performance.now() - began);
        drawn = [performance.timeOrigin + began, performance.timeOrigin + performance.now()];
      }));
      return answer;
    };
    runtime.sendMessage = function (...said) {
      if (said[0]?.message !== 'page.read') return post.apply(this, said);
      turn += 1;
      if (turn % 2 === 1) return timed(said, times);
      // A tab may not ask this: it is admitted, refused, and nothing is looked up.
      const nothing = { message: 'account.redirect', input: { brand: 'feishu' } };
      return timed([nothing], floor).then(() => post.apply(this, said));
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
  for (let at = 0; at < rounds; at += 1) {
    const count = async () => (await run('[...times, ...floor]')).length;
    const before = await count();
    const asked = async () => (await count()) > before;
    // A press on a list that is just drawn anew is lost: then once more.
    await until(async () => {
      await openMail(page, subjects[(at + 1) % 2] ?? subjects[0]);
      return until(asked, 'the chip to have asked', 2_000).catch(() => false);
    }, 'the mail to open');
    const [began = 0, drawn = 0] = await run('drawn');
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
