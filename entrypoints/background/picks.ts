import type { Picked } from '../../lib/domain/pick';
import type { Item } from '../../lib/settings/setting';

/** Hosts that are kept; the oldest goes first. */
const mostHosts = 200;

interface Injection {
  target: { tabId: number; frameIds: number[] };
  files?: string[];
  func?: (picks: Picked[]) => void;
  args?: [Picked[]];
}

export interface PickParts {
  stored: Item<Picked[]>;
  scripting: { executeScript(injection: Injection): Promise<unknown> };
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
}

const hostOf = (url: string | undefined) => (url && URL.canParse(url) ? new URL(url).host : '');

export function createPicks({ stored, scripting, tabs }: PickParts): Picks {
  async function inject(tab: number, picks: Picked[]): Promise<void> {
    const target = { tabId: tab, frameIds: [0] };
    const func = (laid: Picked[]) =>
      void Object.defineProperty(globalThis, Symbol.for('mail-quick-edit.picks'), {
        value: laid,
        configurable: true,
      });
    await scripting.executeScript({ target, func, args: [picks] });
    await scripting.executeScript({ target, files: ['/picks.js'] });
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
      const open = (await tabs.query({})).filter(({ url }) => hostOf(url) === host);
      await Promise.allSettled(open.map(({ id }) => (id === undefined ? undefined : inject(id, []))));
      return left;
    },
    async lay(tab) {
      const host = hostOf((await tabs.get(tab)).url);
      const picks = host === '' ? [] : await of(host);
      if (picks.length > 0) await inject(tab, picks);
    },
  };
}
