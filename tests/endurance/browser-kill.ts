import { appendFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserName } from '../support/browsers';
import { connect } from '../support/connect';
import { speak } from '../support/speak';
import { until } from '../support/until';
import { openWorld, startServices, type World } from '../support/world';

export interface BrowserKills {
  kills: number;
  /** Wishes that were acknowledged before a kill, and those of them that were gone after it. */
  acknowledged: number;
  lost: number;
}

/** Makes wishes as fast as they are answered and tells the test of each answer. */
async function wishOn(world: World, acknowledged: (id: string) => void): Promise<void> {
  const desk = await world.extension.desk();
  await desk.exposeFunction('acknowledge', acknowledged);
  await desk.evaluate(() => {
    const { chrome, browser, acknowledge } = globalThis as unknown as {
      chrome?: typeof import('webextension-polyfill');
      browser?: typeof import('webextension-polyfill');
      acknowledge(id: string): void;
    };
    const heard = { asked: 0, last: 'nothing', at: 0 };
    const hand = {
      async wish() {
        const id = crypto.randomUUID();
        const input = { id, fields: { name: 'N', address: `${id}@kill.example` } };
        heard.asked += 1;
        const asked: Promise<unknown> | undefined = (browser ?? chrome)?.runtime.sendMessage({
          message: 'contact.save',
          input,
        });
        // A worker that is only just starting may not answer: the next wish finds it.
        const answer = await asked?.catch(String);
        heard.at = Math.round(performance.now());
        if ((answer as { ok?: boolean } | undefined)?.ok) acknowledge(id);
        else heard.last = JSON.stringify(answer) ?? 'no answer';
        setTimeout(() => void hand.wish());
      },
    };
    Reflect.set(globalThis, 'heard', heard);
    void hand.wish();
  });
}

/** What of the worker answers, and how soon: the browser's leave, the policy, the logins, the outbox. */
async function standing(world: World): Promise<string> {
  const desk = await world.extension.desk();
  const seen = await desk.evaluate(
    async (asks) => {
      const { chrome, browser } = globalThis as unknown as Record<
        string,
        typeof import('webextension-polyfill')
      >;
      const answers: Record<string, unknown> = { heard: Reflect.get(globalThis, 'heard') };
      await Promise.all(
        asks.map(async (message) => {
          const began = performance.now();
          const late = new Promise((resolve) => setTimeout(() => resolve('no answer in 5 s'), 5_000));
          const asked: Promise<unknown> | undefined = (browser ?? chrome)?.runtime.sendMessage({
            message,
            input: {},
          });
          const answer = await Promise.race([asked?.catch(String), late]);
          const ms = Math.round(performance.now() - began);
          answers[message] = `${ms} ms: ${String(JSON.stringify(answer)).slice(0, 400)}`;
        }),
      );
      return { now: Math.round(performance.now()), ...answers };
    },
    ['hosts.get', 'policy.get', 'state.get', 'outbox.list'],
  );
  return JSON.stringify(seen);
}

/** The folder of the extension's databases, and the names of the files in it. */
function databaseFiles(profile: string): { folder: string; names: string[] } {
  const all = join(profile, 'Default/IndexedDB');
  const own = readdirSync(all).find((name) => name.startsWith('chrome-extension_'));
  const folder = join(all, own ?? '');
  return { folder, names: readdirSync(folder).sort() };
}

/**
 * What a kill in the middle of a write leaves at the end of Chromium's log: the head of a record that is longer than what is
 * there of it. Names the file.
 */
function tear(profile: string): string {
  const { folder, names } = databaseFiles(profile);
  const log = join(folder, names.filter((name) => name.endsWith('.log')).at(-1) ?? 'no log');
  const part = Buffer.alloc(40, 7);
  part.writeUInt16LE(200, 4);
  part.writeUInt8(1, 6);
  appendFileSync(log, part);
  return log;
}

/** Ends the whole browser by SIGKILL while wishes are being stored, starts it again, and looks for each. */
export async function killBrowser(
  name: BrowserName,
  kills: number,
  say?: (line: string) => void,
): Promise<BrowserKills> {
  const services = await startServices();
  let world = await openWorld(name, { killable: true, services });
  const { profile } = world.extension;
  const result: BrowserKills = { kills, acknowledged: 0, lost: 0 };
  try {
    await connect(world);
    // The service takes its time: what is looked for is what was kept here.
    await services.control('faults', [{ kind: 'delay', ms: 60_000 }]);
    for (let count = 0; count < kills; count += 1) {
      const kept: string[] = [];
      await wishOn(world, (id) => void kept.push(id));
      await until(() => kept.length > 2, 'wishes to be kept').catch(async (cause: unknown) => {
        throw new Error(`round ${count}, ${kept.length} kept: ${await standing(world)}`, { cause });
      });
      await sleep(Math.random() * 150);
      const process = world.extension.browser.process();
      const gone = new Promise((resolve) => process?.once('exit', resolve));
      process?.kill('SIGKILL');
      await gone;
      const torn = tear(profile);
      world = await openWorld(name, { killable: true, services, profile });
      result.acknowledged += kept.length;
      for (const id of kept)
        if ((await speak(world.extension, 'intent.get', { id })) === null) result.lost += 1;
      // Whoever writes on behind the tear loses all at the next start but one.
      await until(() => !existsSync(torn), 'a log file of this life of the browser').catch(
        async (cause: unknown) => {
          const files = databaseFiles(profile).names.join(' ');
          throw new Error(`round ${count}, ${torn} among ${files}: ${await standing(world)}`, { cause });
        },
      );
      if ((count + 1) % 10 === 0) say?.(`browser: ${count + 1} of ${kills} kills, ${result.lost} lost`);
    }
  } finally {
    await world.close();
    await services.close();
  }
  return result;
}
