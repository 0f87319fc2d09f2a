import type { Areas, StorageArea } from '../../lib/settings/setting';

interface BrowserArea {
  get(key: string): Promise<Record<string, unknown>>;
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

export const areasOf = ({ local, session }: BrowserStorage): Areas => ({
  local: area(local),
  session: area(session),
});

/** Content scripts read neither store. Firefox knows this for `session` only, where it is the rule anyway. */
export async function closeToPages(storage: BrowserStorage): Promise<void> {
  const trusted = { accessLevel: 'TRUSTED_CONTEXTS' };
  const { local, session }: { local: BrowserArea & Partial<BrowserStorage['session']> } & BrowserStorage =
    storage;
  await Promise.allSettled([local.setAccessLevel?.(trusted), session.setAccessLevel?.(trusted)]);
}
