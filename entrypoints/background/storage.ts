import type { Areas, StorageArea } from '../../lib/settings/setting';

interface BrowserArea {
  /** Of all keys where none is named. */
  get(key?: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

const area = (of: BrowserArea): StorageArea => ({
  get: async (key) => (await of.get(key))[key],
  set: (key, value) => of.set({ [key]: value }),
  remove: (key) => of.remove(key),
});

export interface BrowserStorage {
  local: BrowserArea;
  session: BrowserArea & { setAccessLevel?(access: { accessLevel: string }): Promise<void> };
}

/** What the session store held when this worker started: one question for all, asked before anybody needs the answer. */
export type Lay = Promise<Record<string, unknown>>;

/** The first look for each key is answered by what lay there, unless it was written since: this worker alone writes it. */
function asItLay(of: StorageArea, lay: Lay): StorageArea {
  const over = new Set<string>();
  // Whoever looks hears of it.
  lay.catch(() => undefined);
  return {
    async get(key) {
      if (over.has(key)) return of.get(key);
      over.add(key);
      const held = await lay.catch(() => null);
      return held ? held[key] : of.get(key);
    },
    set(key, value) {
      over.add(key);
      return of.set(key, value);
    },
    remove(key) {
      over.add(key);
      return of.remove(key);
    },
  };
}

export const areasOf = ({ local, session }: BrowserStorage, lay: Lay = session.get()): Areas => ({
  local: area(local),
  session: asItLay(area(session), lay),
});

/** Content scripts read neither store. Firefox knows this for `session` only, where it is the rule anyway. */
export async function closeToPages(storage: BrowserStorage): Promise<void> {
  const trusted = { accessLevel: 'TRUSTED_CONTEXTS' };
  const { local, session }: { local: BrowserArea & Partial<BrowserStorage['session']> } & BrowserStorage =
    storage;
  await Promise.allSettled([local.setAccessLevel?.(trusted), session.setAccessLevel?.(trusted)]);
}
