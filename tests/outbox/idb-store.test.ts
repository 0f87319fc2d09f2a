import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Intent } from '../../lib/domain/intent';
import { databaseName, openIdbStore } from '../../lib/outbox/idb-store';
import { newLane } from '../../lib/outbox/lane';
import { createMemoryStore } from '../../lib/outbox/memory-store';
import type { Store } from '../../lib/outbox/store';

const intent = (id: string, to: Partial<Intent> = {}): Intent => ({
  id,
  kind: 'k',
  version: 1,
  account: 'a',
  resource: 'r',
  class: 'click',
  input: {},
  state: 'pending',
  attempt: 0,
  owner: null,
  createdAt: 1,
  readyAt: 1,
  updatedAt: 1,
  revision: 1,
  lookAfter: 1,
  ...to,
});

let factory: IDBFactory;
beforeEach(() => {
  factory = new IDBFactory();
});

async function ready(): Promise<Store> {
  const opened = await openIdbStore(factory);
  if (opened.state === 'broken') throw new Error(opened.trouble);
  return opened.store;
}

const broken = async () => {
  const opened = await openIdbStore(factory);
  if (opened.state === 'ready') throw new Error('opened');
  return opened;
};

const rawOpen = (version: number, upgrade: (database: IDBDatabase) => void) =>
  new Promise<void>((resolve, reject) => {
    const request = factory.open(databaseName, version);
    request.onupgradeneeded = () => upgrade(request.result);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });

describe('the database', () => {
  it('finds in one question what is not settled, as the store in memory does', async () => {
    const unsettled: Record<Intent['state'], boolean> = {
      ...{ cancelled: false, dead: false, done: false },
      ...{ inFlight: true, pending: true, unknown: true },
    };
    const states = Object.keys(unsettled) as Intent['state'][];
    const rows = states.map((state) => intent(state, { state }));
    for (const store of [await ready(), createMemoryStore()]) {
      await store.write('strict', async (tx) => {
        for (const row of rows) await tx.put('intents', row);
      });
      const open = await store.read((tx) => tx.intents({ by: 'open' }));
      expect(open.map(({ id }) => id).sort()).toEqual(states.filter((state) => unsettled[state]).sort());
    }
  });

  it('keeps rows over a restart and finds intents by state and by resource', async () => {
    const store = await ready();
    await store.write('strict', async (tx) => {
      await tx.put('intents', intent('one'));
      await tx.put('intents', intent('two', { state: 'done', resource: 's' }));
      await tx.put('lanes', newLane('lane'));
    });
    store.close();
    const again = await ready();
    const found = await again.read(async (tx) => ({
      pending: (await tx.intents({ by: 'state', state: 'pending' })).map(({ id }) => id),
      s: (await tx.intents({ by: 'resource', account: 'a', resource: 's' })).map(({ id }) => id),
      lane: await tx.get('lanes', 'lane'),
      none: await tx.get('intents', 'three'),
    }));
    expect(found).toEqual({ pending: ['one'], s: ['two'], lane: newLane('lane'), none: undefined });
  });

  it('leaves no trace of a transaction whose body throws', async () => {
    const store = await ready();
    const failing = store.write('strict', async (tx) => {
      await tx.put('intents', intent('one'));
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await store.read((tx) => tx.all('intents'))).toEqual([]);
  });

  it('counts right when two contexts change the same row', async () => {
    const [one, two] = [await ready(), await ready()];
    const add = (store: Store) =>
      store.write('relaxed', async (tx) => {
        const row = await tx.get('meta', 'n');
        await tx.put('meta', { key: 'n', value: (typeof row?.value === 'number' ? row.value : 0) + 1 });
      });
    await Promise.all(Array.from({ length: 100 }, (_, index) => add(index % 2 ? one : two)));
    expect(await one.read((tx) => tx.get('meta', 'n'))).toEqual({ key: 'n', value: 100 });
  });

  it('lets a newer version upgrade under it, and says so when it is used again', async () => {
    const store = await ready();
    await rawOpen(99, () => undefined);
    await expect(store.read((tx) => tx.all('intents'))).rejects.toMatchObject({ trouble: 'newer' });
  });
});

describe('a database that cannot be used', () => {
  it('written by a newer version is a state, and its intents and drafts can be saved', async () => {
    await rawOpen(99, (database) => {
      database.createObjectStore('intents', { keyPath: 'id' }).put({ id: 'x', of: 'the future' });
    });
    const opened = await broken();
    expect(opened.trouble).toBe('newer');
    const saved = await opened.salvage(5);
    expect(saved).toMatchObject({ exportedAt: 5, intents: [{ id: 'x', of: 'the future' }], drafts: [] });
    expect(saved.damaged).toHaveLength(1);
    await opened.reset();
    expect((await openIdbStore(factory)).state).toBe('ready');
  });

  it('that lacks a part is corrupt', async () => {
    await rawOpen(1, (database) => {
      database.createObjectStore('intents', { keyPath: 'id' }).put({ id: 'x' });
    });
    const opened = await broken();
    expect(opened.trouble).toBe('corrupt');
    expect((await opened.salvage(5)).intents).toEqual([{ id: 'x' }]);
  });

  it('that does not open at all saves nothing and says why', async () => {
    factory.open = () => {
      throw new DOMException('no storage here', 'SecurityError');
    };
    const opened = await broken();
    expect(opened.trouble).toBe('unavailable');
    expect(await opened.salvage(5)).toMatchObject({
      intents: [],
      damaged: ['SecurityError: no storage here'],
    });
  });
});
