import type { WorkerBrowser } from '../../entrypoints/background/browser';

export const ownId = 'abcdefghijklmnop';
export const own = `chrome-extension://${ownId}/`;

/** An event of the browser: keeps its listeners, and fires. */
function event() {
  const listeners: ((...args: never[]) => unknown)[] = [];
  return {
    listeners,
    addListener: (listener: (...args: never[]) => unknown) => void listeners.push(listener),
    removeListener: (listener: (...args: never[]) => unknown) => {
      const at = listeners.indexOf(listener);
      if (at >= 0) listeners.splice(at, 1);
    },
    fire: (...args: unknown[]) => listeners.map((listener) => listener(...(args as never[]))),
  };
}

function area() {
  const values = new Map<string, unknown>();
  return {
    values,
    get: async (key?: string | null) =>
      typeof key === 'string'
        ? values.has(key)
          ? { [key]: structuredClone(values.get(key)) }
          : {}
        : Object.fromEntries(values),
    set: async (items: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(items)) values.set(key, structuredClone(value));
    },
    remove: async (key: string) => void values.delete(key),
    setAccessLevel: async () => undefined,
  };
}

interface FakeTab {
  id: number;
  url?: string;
  active?: boolean;
  lastAccessed?: number;
}

/** As much of a browser as the worker touches, with everything it did written down. */
export function fakeBrowser() {
  const origins = new Set<string>();
  const tabs: FakeTab[] = [];
  const did: [string, ...unknown[]][] = [];
  const scripts = new Map<string, { id: string; matches?: string[] }>();
  const note =
    <Result>(what: string, result: Result) =>
    async (...args: unknown[]): Promise<Result> => {
      did.push([what, ...args]);
      return result;
    };
  const covers = (pattern: string) => origins.has(pattern) || origins.has('https://*/*');
  const results = new Map<number, unknown>();
  const alarms = new Map<string, unknown>();
  let launch: (url: string) => Promise<string> = () => Promise.reject(new Error('closed'));

  const parts = {
    action: {
      setBadgeText: note('badge', undefined),
      setBadgeBackgroundColor: note('badgeColor', undefined),
      openPopup: note('openPopup', undefined),
    },
    alarms: {
      onAlarm: event(),
      create: (name: string, info: unknown) => void alarms.set(name, info),
      clear: async (name: string) => alarms.delete(name),
    },
    commands: { onCommand: event() },
    contextMenus: {
      onClicked: event(),
      removeAll: note('removeMenus', undefined),
      create: (item: unknown) => void did.push(['menu', item]),
    },
    i18n: { getMessage: (key: string) => `<${key}>` },
    identity: {
      getRedirectURL: (path: string) => `https://${ownId}.chromiumapp.org/${path}`,
      launchWebAuthFlow: ({ url }: { url: string }) => launch(url),
    },
    permissions: {
      onAdded: event(),
      onRemoved: event(),
      contains: async ({ origins: asked = [] }: { origins?: string[] }) => asked.every(covers),
      getAll: async () => ({ origins: [...origins], permissions: [] }),
    },
    runtime: {
      id: ownId,
      onMessage: event(),
      onInstalled: event(),
      onStartup: event(),
      getURL: (path: string) => own + path,
      getPlatformInfo: note('touch', {}),
      sendMessage: note('toPages', undefined),
    },
    scripting: {
      getRegisteredContentScripts: async () => [...scripts.values()],
      registerContentScripts: async (added: { id: string }[]) => {
        for (const script of added) {
          if (scripts.has(script.id)) throw new Error(`Duplicate script ID '${script.id}'`);
          scripts.set(script.id, script);
        }
      },
      updateContentScripts: async (changed: { id: string }[]) => {
        for (const script of changed) scripts.set(script.id, script);
      },
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        for (const id of ids) if (!scripts.delete(id)) throw new Error(`Nonexistent script ID '${id}'`);
      },
      executeScript: async ({
        target,
        files = [],
        args = [],
      }: {
        target: { tabId: number };
        files?: string[];
        args?: unknown[];
      }) => {
        did.push(['inject', target, ...files, ...args]);
        const url = tabs.find(({ id }) => id === target.tabId)?.url;
        if (!url || !covers(`${new URL(url).protocol}//${new URL(url).hostname}/*`)) {
          throw new Error('Cannot access contents of the page.');
        }
        return [{ result: results.get(target.tabId) }];
      },
    },
    storage: { local: area(), session: area(), managed: area(), onChanged: event() },
    tabs: {
      onRemoved: event(),
      query: async ({ active, url }: { active?: boolean; url?: string[] }) =>
        tabs.filter(
          (tab) =>
            (active === undefined || tab.active === active) &&
            (url === undefined || url.some((pattern) => tab.url?.startsWith(pattern.slice(0, -1)))),
        ),
      get: async (id: number) => tabs.find((tab) => tab.id === id) ?? {},
      create: note('createTab', {}),
      update: note('updateTab', {}),
      sendMessage: note('toTab', undefined),
    },
  };
  // A likeness of what is used, not the whole.
  const browser = parts as unknown as WorkerBrowser;
  return {
    browser,
    ...{ parts, origins, tabs, did, scripts, results, alarms },
    consent: (person: (url: string) => Promise<string>) => {
      launch = person;
    },
    /** What was done under one name. */
    only: (what: string) => did.filter(([name]) => name === what).map(([, ...args]) => args),
  };
}

export type FakeBrowser = ReturnType<typeof fakeBrowser>;
