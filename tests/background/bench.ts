import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { onTestFinished, vi } from 'vitest';
import { openWorld, type World } from '../../entrypoints/background/world';
import type { Feature } from '../../lib/domain/account';
import type { Origin } from '../../lib/messages/receiver';
import { lockManager, person } from '../accounts/machine';
import { type OpenSandbox, openSandbox } from '../sandbox/open';
import { type FakeBrowser, fakeBrowser } from './fake-browser';

export const page: Origin = { sender: 'page', origin: 'chrome-extension://abcdefghijklmnop' };
export const tab = (id: number): Origin => ({ sender: 'tab', origin: 'https://mail.example', tab: id });
export const mail = { key: 'm1', host: 'mail.example', subject: 'Hello' };
export const id = () => crypto.randomUUID();

/** A browser that shows a mailbox in tab 7, the services of a sandbox, and the worker between them. */
export interface Bench {
  sandbox: OpenSandbox;
  fake: FakeBrowser;
  online: boolean;
  /** A life of the worker. */
  start(): Promise<World>;
  /** Connects an account of the service, with these features, as a person does who agrees. */
  connect(world: World, features: readonly Feature[]): Promise<void>;
  /** One in which an account was connected. */
  connected(): Promise<World>;
  /** The contacts that the service holds. */
  contacts(): Promise<Record<string, unknown>[]>;
  /** The events among what the browser did under this name. */
  events(what: string): unknown[];
}

/** For one test: put away when it is over. */
export async function openBench(): Promise<Bench> {
  onTestFinished(() => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
  });
  vi.stubEnv('MODE', 'demo');
  vi.stubGlobal('indexedDB', new IDBFactory());
  const sandbox = await openSandbox({ realNow: Date.now });
  const fake = fakeBrowser();
  fake.origins.add('http://127.0.0.1/*').add('https://mail.example/*');
  fake.parts.storage.local.values.set('demo', { url: sandbox.url, app: sandbox.feishu });
  fake.tabs.push({ id: 7, url: 'https://mail.example/inbox', active: true });
  fake.consent(person('allow'));
  const bench: Bench = {
    ...{ sandbox, fake, online: true },
    start: () =>
      openWorld(fake.browser, {
        ...{ indexedDB, fetch, crypto, lock: lockManager() },
        transport: { streams: false, replies: () => [] },
        online: () => bench.online,
      }),
    async connect(world, features) {
      const { appId, appSecret } = sandbox.feishu;
      await world.handlers['account.connect'](
        { brand: 'feishu', appId, appSecret, features: [...features], tokenEndpoint: 'v3' },
        page,
      );
    },
    async connected() {
      const world = await bench.start();
      await bench.connect(world, ['contacts']);
      return world;
    },
    contacts: async () => (await sandbox.state()).contacts ?? [],
    events: (what) =>
      fake
        .only(what)
        .map((args) => args.find((arg) => typeof arg === 'object' && arg !== null && 'event' in arg)),
  };
  return bench;
}
