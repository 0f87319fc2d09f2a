import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'puppeteer-core';
import { z } from 'zod';
import type { BrowserName } from '../support/browsers';
import { connect } from '../support/connect';
import { outbox, speak } from '../support/speak';
import { until } from '../support/until';
import { openWorld, startServices, type World } from '../support/world';
import { faults } from './faults';
import { done, seat, stopWishing } from './person';

export interface Trial {
  /** How often the worker was killed, and how many of these times a request was under way. */
  kills: number;
  inFlight: number;
  wishes: number;
  lost: number;
  /** Contacts too many when all is settled. */
  doubled: number;
  /** Second records that were found and removed. */
  twins: number;
  needsYou: number;
  /** Why. */
  reasons: string[];
  creates: number;
  /**
   * Lists begun, in so many minutes of the services' clock. What a dead worker asked and never heard is asked again by the
   * next one: how often that is says how fast this machine kills, not what certainty costs.
   */
  scans: number;
  minutes: number;
  /** Share of creates that were answered wrongly or not at all. */
  faulty: number;
  seconds: number;
}

export interface TrialOptions {
  browser: BrowserName;
  tls: boolean;
  kills: number;
  /** Fewer kills where they take longer than this. */
  forSeconds?: number;
  seed: number;
  say?(line: string): void;
}

/**
 * How much faster than real time the services' and the worker's clocks run: what became of a cut request is looked up half
 * a minute later, and the rest waits for that.
 */
const scale = 120;
/** The longest wait for a request to be under way before the worker is killed all the same, ms. */
const patience = 250;

const logged = z.looseObject({
  row: z.string().nullish(),
  at: z.number(),
  status: z.number(),
  committed: z.boolean(),
  gone: z.boolean(),
  query: z.looseObject({ page_token: z.string().optional() }).nullish(),
});

/** Numbers from 0 to 1 that are the same for the same seed. */
function random(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Kills the worker once: more often than not while a request is under way, else at any moment of its start or of what it does
 * first. Says whether a request was.
 */
async function kill(world: World, session: CDPSession, chance: () => number): Promise<boolean> {
  const waits = chance() < 0.6;
  const end = performance.now() + patience;
  while (waits && world.services.underWay() === 0 && performance.now() < end) await sleep(1);
  await sleep(chance() * (waits ? 15 : 60));
  const caught = world.services.underWay() > 0;
  await session.send('ServiceWorker.stopAllWorkers');
  return caught;
}

const login = z.object({ id: z.string(), state: z.string() });

/** Asks the service who this is, for which the access token is renewed. */
async function renewed({ extension }: World): Promise<void> {
  const { accounts } = z.object({ accounts: z.array(login) }).parse(await speak(extension, 'state.get', {}));
  const account = accounts[0]?.id ?? '';
  const tested = login.parse(await speak(extension, 'account.test', { account }));
  if (tested.state !== 'connected') throw new Error(`the account is ${tested.state}`);
}

/** Nothing asked, nothing open, nothing to look after: time is moved along where all waits. */
async function settle(world: World): Promise<void> {
  const desk = await world.extension.desk();
  let quiet = performance.now();
  await until(
    async () => {
      const { asked, open } = await done(desk);
      if (world.services.underWay() > 0) quiet = performance.now();
      if (asked === 0 && open === 0) return true;
      if (performance.now() - quiet > 400) {
        quiet = performance.now();
        await world.time({ advanceMs: 60_000 });
      }
      return false;
    },
    'the outbox to be empty',
    120_000,
  ).catch(async (error: unknown) => {
    const { asked, open } = await done(desk);
    const rows = (await outbox(world.extension)).filter(({ state }) => state !== 'done').slice(0, 3);
    throw new Error(`asked ${asked}, open ${open}: ${JSON.stringify(rows)}`, { cause: error });
  });
}

const requestsOf = async (world: World) => z.array(logged).parse((await world.services.state()).requests);

/** Late housekeeping falls due; settled when no request comes any more. */
async function housekeeping(world: World): Promise<void> {
  for (let calm = 0; calm < 3; ) {
    const before = (await requestsOf(world)).length;
    await world.time({ advanceMs: 11 * 60_000 });
    await sleep(700);
    calm = (await requestsOf(world)).length === before && world.services.underWay() === 0 ? calm + 1 : 0;
  }
}

type Deaths = Pick<Trial, 'kills' | 'inFlight'>;

/** Kills Chromium's worker again and again. */
async function killOften(world: World, desk: Page, options: TrialOptions): Promise<Deaths> {
  const { kills, seed, say, forSeconds = Number.POSITIVE_INFINITY } = options;
  const end = performance.now() + forSeconds * 1000;
  const session = await desk.createCDPSession();
  await session.send('ServiceWorker.enable');
  const chance = random(seed);
  let inFlight = 0;
  let count = 0;
  while (count < kills && performance.now() < end) {
    count += 1;
    if (await kill(world, session, chance)) inFlight += 1;
    if (count % 250 === 0) say?.(`${count} kills, ${(await done(desk)).kept.length} wishes`);
  }
  return { kills: count, inFlight };
}

/** Firefox ends its event page by itself, whatever requests are under way. */
async function endOften(world: World, desk: Page, options: TrialOptions): Promise<Deaths> {
  const { kills, say, forSeconds = Number.POSITIVE_INFINITY } = options;
  let seen = 0;
  let inFlight = 0;
  const end = performance.now() + forSeconds * 1000;
  while (seen < kills && performance.now() < end) {
    const busy = world.services.underWay() > 0;
    const { ends, kept } = await done(desk);
    if (ends > seen && busy) inFlight += 1;
    if (Math.floor(ends / 50) > Math.floor(seen / 50)) say?.(`${ends} ends, ${kept.length} wishes`);
    seen = ends;
    await sleep(5);
  }
  if (seen === 0) throw new Error('the event page never ended');
  return { kills: seen, inFlight };
}

const armed = z.object({ faults: z.array(z.looseObject({ kind: z.string(), hits: z.number() })) });

/** One trial in a real browser: a person clicks on, the worker dies again and again, the service answers badly. */
export async function trial(options: TrialOptions): Promise<Trial> {
  const { browser, tls, seed } = options;
  const chromium = browser === 'chromium';
  const services = await startServices({ tls });
  const launch = { killable: true, anyCertificate: tls, services };
  let world = await openWorld(browser, launch);
  const began = performance.now();
  try {
    // No token is renewed in a trial: that has tests of its own.
    const longLogins = () => services.control('behaviour', { accessTokenSeconds: 7 * 24 * 3600 });
    await longLogins();
    await connect(world);
    await services.control('reset', {});
    await longLogins();
    if (!chromium) {
      // Signing in waits for a person: it would not outlive such an idle time.
      const { profile } = world.extension;
      await world.extension.close({ keepProfile: true });
      world = await openWorld(browser, { ...launch, profile, backgroundIdleMs: 60 });
      // A restart forgets the access token, and a renewal that is cut off ends the login.
      await renewed(world);
    }
    await world.time({ scale });
    await services.control('faults', faults(seed, chromium ? 30 : 200));
    const desk = await world.extension.desk();
    await seat(desk, `t${seed}`, 24, chromium ? 20 : 600);
    const deaths = await (chromium ? killOften : endOften)(world, desk, options);
    await stopWishing(desk);
    const { faults: hits } = armed.parse(await services.control('faults', []));
    await services.clearFaults();
    await settle(world);
    await housekeeping(world);
    const { kept, needsYou } = await done(desk);
    const stuck = (await outbox(world.extension)).filter((one) => one.needsYou);
    const { contacts } = await services.state();
    const requests = await requestsOf(world);
    const count = (address: string) => contacts.filter(({ mail_address }) => mail_address === address).length;
    const creates = requests.filter(({ row }) => row === 'feishu.contacts.create');
    const lists = requests.filter(
      ({ row, query, gone }) => row === 'feishu.contacts.list' && !query?.page_token && !gone,
    );
    const wrong = hits.filter(({ kind }) => kind !== 'delay').reduce((sum, one) => sum + one.hits, 0);
    return {
      ...{ ...deaths, wishes: kept.length, needsYou },
      reasons: stuck.map(({ kind, state, failure }) => `${kind} ${state} ${JSON.stringify(failure)}`),
      lost: kept.filter((address) => count(address) === 0).length,
      doubled: kept.reduce((sum, address) => sum + Math.max(0, count(address) - 1), 0),
      twins: requests.filter(({ row, committed }) => row === 'feishu.contacts.delete' && committed).length,
      creates: creates.length,
      scans: lists.length,
      minutes: Math.round((Math.max(...requests.map(({ at }) => at)) - (requests[0]?.at ?? 0)) / 60_000),
      faulty: Math.round((100 * wrong) / Math.max(1, creates.length)) / 100,
      seconds: Math.round((performance.now() - began) / 1000),
    };
  } finally {
    await world.close();
    await services.close();
  }
}
