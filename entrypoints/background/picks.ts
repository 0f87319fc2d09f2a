import { z } from 'zod';
import type { Picked } from '../../lib/domain/pick';
import type { Item } from '../../lib/settings/setting';

/** Hosts that are kept; the oldest goes first. */
const mostHosts = 200;

interface Injection {
  target: { tabId: number; frameIds: number[] } | { tabId: number; allFrames: true };
  files?: string[];
  func?: (picks: Picked[]) => unknown;
  args?: [Picked[]];
}

export interface PickParts {
  stored: Item<Picked[]>;
  scripting: { executeScript(injection: Injection): Promise<{ frameId?: number; result?: unknown }[]> };
  tabs: {
    get(tab: number): Promise<{ url?: string }>;
    query(query: object): Promise<{ id?: number; url?: string }[]>;
  };
}

export interface Picks {
  list(): Promise<Picked[]>;
  /** Replaces, host by host. */
  put(picks: readonly Picked[]): Promise<Picked[]>;
  drop(host: string): Promise<Picked[]>;
  /** Lays what was picked on the tab's host before the chip and the reader. Where nothing was, does nothing. */
  lay(tab: number): Promise<void>;
  /** The same in the frames below the top document that the browser lets us into: each gets its own host's. */
  layFrames(tab: number): Promise<void>;
}

const hostOf = (url: string | undefined) => (url && URL.canParse(url) ? new URL(url).host : '');
const told = z.array(
  z.object({ frameId: z.number(), result: z.string().max(300) }).catch({ frameId: 0, result: '' }),
);

export function createPicks({ stored, scripting, tabs }: PickParts): Picks {
  async function inject(tab: number, picks: Picked[], frameIds = [0]): Promise<void> {
    const target = { tabId: tab, frameIds };
    const func = (laid: Picked[]) =>
      void Object.defineProperty(globalThis, Symbol.for('mail-quick-edit.picks'), {
        value: laid,
        configurable: true,
      });
    await scripting.executeScript({ target, func, args: [picks] });
    await scripting.executeScript({ target, files: ['/picks.js'] });
  }

  /** Frames below the top document, by the host that each says it is of. */
  async function framesOf(tab: number): Promise<Map<string, number[]>> {
    const target = { tabId: tab, allFrames: true } as const;
    const hosts = new Map<string, number[]>();
    for (const { frameId, result } of told.parse(
      await scripting.executeScript({ target, func: () => location.host }),
    ))
      if (frameId !== 0 && result !== '') hosts.set(result, [...(hosts.get(result) ?? []), frameId]);
    return hosts;
  }

  const of = async (host: string) => (await stored.get()).filter((one) => one.host === host);

  return {
    list: stored.get,
    put: (picks) =>
      stored.update((all) => {
        const hosts = new Set(picks.map(({ host }) => host));
        const kept = [...all.filter(({ host }) => !hosts.has(host)), ...picks];
        const newest = new Set([...new Set(kept.map(({ host }) => host))].slice(-mostHosts));
        return kept.filter(({ host }) => newest.has(host));
      }),
    async drop(host) {
      const left = await stored.update((all) => all.filter((one) => one.host !== host));
      // Open tabs read without it from now on; one that is gone or not ours any more needs nothing.
      const open = await tabs.query({});
      await Promise.allSettled(
        open.map(async ({ id, url }) => {
          if (id === undefined) return;
          if (hostOf(url) === host) await inject(id, []);
          const frames = (await framesOf(id)).get(host);
          if (frames) await inject(id, [], frames);
        }),
      );
      return left;
    },
    async lay(tab) {
      const host = hostOf((await tabs.get(tab)).url);
      const picks = host === '' ? [] : await of(host);
      if (picks.length > 0) await inject(tab, picks);
    },
    async layFrames(tab) {
      const all = await stored.get();
      if (all.length === 0) return;
      for (const [host, frames] of await framesOf(tab)) {
        const picks = all.filter((one) => one.host === host);
        if (picks.length > 0) await inject(tab, picks, frames);
      }
    },
  };
}
