import { apiHosts } from '../../lib/providers/hosts';
import { type Permissions, webmails } from './hosts';

const loader = 'content-scripts/loader.js';
const overlay = 'content-scripts/overlay.js';
const panel = 'content-scripts/panel.js';
const picker = 'content-scripts/picker.js';
const frameScript = 'content-scripts/frame.js';
const frames = 'frames.js';
const reader = 'reader.js';

interface Registration {
  id: string;
  js?: string[];
  matches?: string[];
  excludeMatches?: string[];
  allFrames?: boolean;
  runAt?: 'document_idle';
  persistAcrossSessions?: boolean;
}

export interface Scripting {
  getRegisteredContentScripts(filter: { ids: string[] }): Promise<{ id: string; matches?: string[] }[]>;
  registerContentScripts(scripts: (Registration & { js: string[]; matches: string[] })[]): Promise<void>;
  updateContentScripts(scripts: Registration[]): Promise<void>;
  unregisterContentScripts(filter: { ids: string[] }): Promise<void>;
  executeScript(injection: {
    target: { tabId: number; frameIds: number[] } | { tabId: number; allFrames: true };
    files: string[];
  }): Promise<{ frameId?: number; result?: unknown }[]>;
}

export interface Tabs {
  query(query: { url: string[] }): Promise<{ id?: number }[]>;
}

export interface Scripts {
  /** Registers the loader for exactly the webmails granted now; where none is, for none. */
  sync(): Promise<void>;
  /** Puts the loader into tabs that were open before it was allowed or updated. */
  intoOpenTabs(patterns?: readonly string[]): Promise<void>;
  overlay(tab: number): Promise<void>;
  panel(tab: number): Promise<void>;
  /** Lets the person point at the sender. */
  picker(tab: number): Promise<void>;
  /** Lets a frame of another origin say what mail it shows, and nothing else. */
  frame(tab: number, frame: number): Promise<void>;
  /** What the reader found in the tab's top document; rejects where the browser does not allow it. */
  read(tab: number): Promise<unknown>;
  /** What it found in one frame, or in all below the top document that the browser lets us into. */
  readFrame(tab: number, frame: number): Promise<unknown>;
  readFrames(tab: number): Promise<unknown[]>;
}

/** `lay` brings what was picked on the tab's host before the code that reads the page. */
export function createScripts(
  scripting: Scripting,
  tabs: Tabs,
  permissions: Permissions,
  lay: (tab: number) => Promise<void>,
): Scripts {
  const ids = ['loader'];
  const inject = (tab: number, file: string, frame = 0) =>
    scripting.executeScript({ target: { tabId: tab, frameIds: [frame] }, files: [`/${file}`] });
  const injectAll = (tab: number, file: string) =>
    scripting.executeScript({ target: { tabId: tab, allFrames: true }, files: [`/${file}`] });

  async function register() {
    const matches = await webmails(permissions);
    const registered = await scripting.getRegisteredContentScripts({ ids });
    if (matches.length === 0) {
      if (registered.length > 0) await scripting.unregisterContentScripts({ ids });
      return;
    }
    const script = {
      id: 'loader',
      js: [loader],
      matches,
      excludeMatches: [...apiHosts],
      // A reading frame of another origin is granted, or not, by itself.
      allFrames: true,
      runAt: 'document_idle' as const,
      persistAcrossSessions: true,
    };
    if (registered.length > 0) await scripting.updateContentScripts([script]);
    else await scripting.registerContentScripts([script]);
  }

  let last: Promise<unknown> = Promise.resolve();
  return {
    sync() {
      const mine = last.then(register);
      last = mine.catch(() => undefined);
      return mine;
    },
    async intoOpenTabs(patterns) {
      const granted = await webmails(permissions);
      const url = granted.filter((pattern) => patterns === undefined || patterns.includes(pattern));
      if (url.length === 0) return;
      const open = await tabs.query({ url });
      // A tab may close or refuse meanwhile; the others still get theirs.
      await Promise.allSettled(open.map(({ id }) => (id === undefined ? undefined : injectAll(id, loader))));
    },
    async overlay(tab) {
      await lay(tab);
      await inject(tab, overlay);
    },
    panel: async (tab) => void (await inject(tab, panel)),
    picker: async (tab) => void (await inject(tab, picker)),
    async frame(tab, frame) {
      await inject(tab, frames);
      await inject(tab, frameScript, frame);
    },
    async read(tab) {
      await lay(tab);
      return (await inject(tab, reader))[0]?.result;
    },
    readFrame: async (tab, frame) => (await inject(tab, reader, frame))[0]?.result,
    async readFrames(tab) {
      const all = await injectAll(tab, reader);
      return all.filter(({ frameId }) => frameId !== 0).map(({ result }) => result);
    },
  };
}
