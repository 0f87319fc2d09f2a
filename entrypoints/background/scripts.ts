import type { FrameShown } from '../../lib/domain/frame';
import { framePlace } from '../../lib/domain/frame.schema';
import { apiHosts } from '../../lib/providers/hosts';
import { isWebmail, type Permissions, webmails } from './hosts';

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
    files?: string[];
    func?: (origins: string[]) => unknown;
    args?: [string[]];
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
  /** Lets the person point at the sender, in frames of other granted origins as well where their size is `wanted`. */
  picker(tab: number, wanted: (view: FrameShown['view']) => boolean): Promise<void>;
  /** Takes it out of all of the tab's documents. */
  endPicker(tab: number): Promise<void>;
  /** Lets a frame of another origin say what mail it shows, and nothing else. */
  frame(tab: number, frame: number): Promise<void>;
  /** What the reader found in the tab's top document; rejects where the browser does not allow it. */
  read(tab: number): Promise<unknown>;
  /** What it found in one frame, or in all below the top document that the browser lets us into. */
  readFrame(tab: number, frame: number): Promise<unknown>;
  readFrames(tab: number): Promise<unknown[]>;
}

/** What was picked on a document's host, brought before the code that reads it. */
export interface Laying {
  lay(tab: number): Promise<void>;
  layFrames(tab: number): Promise<void>;
}

export function createScripts(
  scripting: Scripting,
  tabs: Tabs,
  permissions: Permissions,
  { lay, layFrames }: Laying,
): Scripts {
  const ids = ['loader'];
  const inject = (tab: number, file: string, ...frameIds: number[]) =>
    scripting.executeScript({
      target: { tabId: tab, frameIds: frameIds.length > 0 ? frameIds : [0] },
      files: [`/${file}`],
    });
  /** A frame without an origin of its own, and one of a service's own host, may not speak. */
  const isFrame = (origin: string) => URL.canParse(origin) && isWebmail(permissions, origin);
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
      const url = await webmails(permissions);
      // A tab of another site may show one of these in a frame.
      if (patterns && !url.some((pattern) => patterns.includes(pattern))) return;
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
    async picker(tab, wanted) {
      const all = await scripting.executeScript({
        target: { tabId: tab, allFrames: true },
        func: () => ({ origin: location.origin, view: { width: innerWidth, height: innerHeight } }),
      });
      const inside = new Map<number, string>();
      for (const { frameId = 0, result } of all) {
        const frame = frameId === 0 ? null : framePlace.parse(result ?? null);
        if (frame && wanted(frame.view) && (await isFrame(frame.origin))) inside.set(frameId, frame.origin);
      }
      await scripting.executeScript({
        target: { tabId: tab, frameIds: [0] },
        func: (origins) =>
          void Object.defineProperty(globalThis, Symbol.for('mail-quick-edit.pickable'), {
            value: origins,
            configurable: true,
          }),
        args: [[...new Set(inside.values())]],
      });
      await inject(tab, picker, 0, ...inside.keys());
    },
    async endPicker(tab) {
      const func = () => void Reflect.get(globalThis, Symbol.for('mail-quick-edit.picker'))?.close();
      await scripting.executeScript({ target: { tabId: tab, allFrames: true }, func });
    },
    async frame(tab, frame) {
      await layFrames(tab);
      await inject(tab, frames);
      await inject(tab, frameScript, frame);
    },
    async read(tab) {
      await lay(tab);
      return (await inject(tab, reader))[0]?.result;
    },
    async readFrame(tab, frame) {
      await layFrames(tab);
      return (await inject(tab, reader, frame))[0]?.result;
    },
    async readFrames(tab) {
      await layFrames(tab);
      const all = await injectAll(tab, reader);
      return all.filter(({ frameId }) => frameId !== 0).map(({ result }) => result);
    },
  };
}
