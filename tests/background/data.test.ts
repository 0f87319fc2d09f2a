import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openWorld, type World } from '../../entrypoints/background/world';
import type { Origin } from '../../lib/messages/receiver';
import { databaseName } from '../../lib/outbox/idb-store';
import { lockManager } from '../accounts/machine';
import { type FakeBrowser, fakeBrowser } from './fake-browser';

const page: Origin = { sender: 'page', origin: 'chrome-extension://abcdefghijklmnop' };
const key = { account: 'a', mail: 'm', form: 'contact' } as const;
const draft = { ...key, fields: { name: 'Mei' }, revision: 0, by: 'form' };

let factory: IDBFactory;
let fake: FakeBrowser;

const start = (): Promise<World> =>
  openWorld(fake.browser, {
    ...{ indexedDB: factory, fetch, crypto, lock: lockManager(), online: () => false },
    transport: { streams: false, replies: () => [] },
  });

/** Raises the database to a version, as another program version or a fault would leave it. */
const leave = (version: number, upgrade: (database: IDBDatabase) => void) =>
  new Promise<void>((resolve, reject) => {
    const request = factory.open(databaseName, version);
    request.onupgradeneeded = () => upgrade(request.result);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });

const rows = (database: IDBDatabase) =>
  database.createObjectStore('intents', { keyPath: 'id' }).put({ id: 'x', of: 'another version' });
const broken = { facts: { kind: 'storeBroken' } };

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  factory = new IDBFactory();
  fake = fakeBrowser();
});

describe.each([
  ['newer', () => leave(99, rows)],
  ['corrupt', () => leave(2, rows)],
] as const)('a database that is %s', (trouble, damage) => {
  it('is said on every screen, and refuses what it cannot keep', async () => {
    await damage();
    const { handlers } = await start();
    expect(await handlers['state.get']({}, page)).toMatchObject({ trouble, needsYou: 1 });
    await expect(handlers['draft.put'](draft, page)).rejects.toMatchObject(broken);
    await expect(handlers['outbox.list']({ limit: 5 }, page)).rejects.toMatchObject(broken);
    expect(await handlers['policy.get']({}, page)).toMatchObject({ present: false });
  });

  it('hands out what can be read, and is given up only when the person says so', async () => {
    await damage();
    const { handlers } = await start();
    const saved = await handlers['data.export']({}, page);
    expect(saved).toMatchObject({ intents: [{ id: 'x', of: 'another version' }], drafts: [] });
    expect(saved.damaged).toHaveLength(1);
    expect(await handlers['state.get']({}, page)).toMatchObject({ trouble });
    const state = await handlers['data.startAnew']({}, page);
    expect(state).toMatchObject({ open: 0, needsYou: 0 });
    expect(state.trouble).toBeUndefined();
    expect(await handlers['draft.put'](draft, page)).toMatchObject({ overwrote: null });
    expect(fake.only('badge').at(-1)).toEqual([{ text: '' }]);
  });
});

it('a database that a newer version takes over in the middle is noticed at the next use', async () => {
  const { handlers } = await start();
  await handlers['draft.put'](draft, page);
  await leave(99, () => undefined);
  await expect(handlers['draft.get'](key, page)).rejects.toMatchObject(broken);
  expect(await handlers['state.get']({}, page)).toMatchObject({ trouble: 'newer' });
  expect((await handlers['data.export']({}, page)).drafts).toMatchObject([{ fields: { name: 'Mei' } }]);
});

it('a storage that was refused works again as soon as it is given', async () => {
  const { open } = factory;
  factory.open = () => {
    throw new DOMException('no storage here', 'SecurityError');
  };
  const { handlers } = await start();
  expect(await handlers['state.get']({}, page)).toMatchObject({ trouble: 'unavailable' });
  await expect(handlers['data.startAnew']({}, page)).rejects.toMatchObject({ facts: { kind: 'forbidden' } });
  factory.open = open;
  expect((await handlers['state.get']({}, page)).trouble).toBeUndefined();
});

it('a database that works is exported, and cannot be thrown away', async () => {
  const { handlers } = await start();
  await handlers['draft.put'](draft, page);
  expect(await handlers['data.export']({}, page)).toMatchObject({
    format: 'mail-quick-edit-outbox',
    drafts: [{ fields: { name: 'Mei' } }],
    damaged: [],
  });
  await expect(handlers['data.startAnew']({}, page)).rejects.toMatchObject({ facts: { kind: 'forbidden' } });
});
