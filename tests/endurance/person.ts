import type { Page } from 'puppeteer-core';

/** What the person at the page has done so far. */
export interface Done {
  /** Addresses of wishes that the worker said are kept. */
  kept: string[];
  /** Still without an answer. */
  asked: number;
  /** As the worker last said. */
  open: number;
  needsYou: number;
  /** How often Firefox's event page was seen to have ended. */
  ends: number;
}

/**
 * In a page of the extension: keeps about `busy` wishes open until told to stop, says each again until it is answered,
 * and looks at the outbox every `everyMs`, which wakes the worker.
 */
export async function seat(page: Page, batch: string, busy: number, everyMs: number): Promise<void> {
  await page.evaluate(
    (of, most, every) => {
      const { chrome, browser } = globalThis as unknown as Record<
        string,
        typeof import('webextension-polyfill')
      >;
      const runtime = (browser ?? chrome)?.runtime;
      const done = { kept: [] as string[], asked: 0, open: 0, needsYou: 0, made: 0, going: true, ends: 0 };
      // Methods, not named functions: the tools' compiler marks those with a helper that the page has not.
      const hand = {
        async post(message: string, input: object) {
          const asked: Promise<unknown> | undefined = runtime?.sendMessage({ message, input });
          return (await asked?.catch(() => undefined)) as { ok: boolean; output: never } | undefined;
        },
        async wish() {
          done.made += 1;
          done.asked += 1;
          const address = `n${done.made}@${of}.example`;
          const input = { id: crypto.randomUUID(), fields: { name: `N ${done.made}`, address } };
          while (!(await hand.post('contact.save', input))?.ok) {
            await new Promise((next) => setTimeout(next, 20));
          }
          done.asked -= 1;
          done.kept.push(address);
        },
        async look() {
          const answer = await hand.post('state.get', {});
          // One after the other, and at once where the worker ended. Who only waits keeps the worker alive by asking.
          setTimeout(() => void hand.look(), answer?.ok ? (done.going ? every : 20) : 0);
          if (!answer?.ok) return;
          const { open, needsYou } = answer.output as { open: number; needsYou: number };
          Object.assign(done, { open, needsYou });
          if (done.going && open + done.asked < most) void hand.wish();
        },
      };
      Reflect.set(globalThis, 'person', done);
      void hand.look();
      let there = true;
      setInterval(() => {
        const now = browser?.extension.getBackgroundPage?.() !== null;
        if (there && !now) done.ends += 1;
        there = now;
      }, 10);
    },
    batch,
    busy,
    everyMs,
  );
}

export const done = (page: Page): Promise<Done> =>
  page.evaluate(() => Reflect.get(globalThis, 'person') as Done);

export const stopWishing = (page: Page): Promise<void> =>
  page.evaluate(() => void Reflect.set(Reflect.get(globalThis, 'person') as object, 'going', false));
