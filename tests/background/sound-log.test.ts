import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { soundLog, writingAfter } from '../../entrypoints/background/sound-log';
import { beginLog, scratchName } from '../../lib/outbox/idb-log';
import { createMemoryStore } from '../../lib/outbox/memory-store';
import type { Item } from '../../lib/settings/setting';

/** The browser's session storage, which ends with it. */
function session(fails = false): Item<boolean> {
  let begun = false;
  const set = async (value: boolean) => {
    if (fails) throw new Error('no storage');
    begun = value;
  };
  return { get: async () => begun, set, update: async () => begun, reset: async () => undefined };
}

describe('a new log file', () => {
  it('is begun once in a life of the browser, by a database that is gone again', async () => {
    const factory = new IDBFactory();
    const open = vi.spyOn(factory, 'open');
    const remove = vi.spyOn(factory, 'deleteDatabase');
    const browser = session();
    await soundLog(factory, browser);
    await soundLog(factory, browser);
    expect(open).toHaveBeenCalledTimes(1);
    expect(remove).toHaveBeenCalledExactlyOnceWith(scratchName);
    expect(await factory.databases()).toEqual([]);
  });

  it('holds nobody up where it cannot be had', async () => {
    const factory = new IDBFactory();
    vi.spyOn(factory, 'open').mockImplementation(() => {
      throw new DOMException('no databases', 'SecurityError');
    });
    expect(await beginLog(factory)).toBe(false);
    await soundLog(new IDBFactory(), session(true));
  });

  it('is tried again by the next worker where it could not be had', async () => {
    const factory = new IDBFactory();
    const browser = session();
    vi.spyOn(factory, 'deleteDatabase').mockImplementationOnce(() => {
      throw new DOMException('not now', 'UnknownError');
    });
    await soundLog(factory, browser);
    expect(await browser.get()).toBe(false);
    await soundLog(factory, browser);
    expect(await browser.get()).toBe(true);
    expect(await factory.databases()).toEqual([]);
  });

  it('is there before anything is written', async () => {
    const store = createMemoryStore();
    let begun: () => void = () => undefined;
    const sound = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const order: string[] = [];
    const written = writingAfter(sound, store).write('strict', async () => order.push('write'));
    await store.read(async () => order.push('read'));
    order.push('log');
    begun();
    await written;
    expect(order).toEqual(['read', 'log', 'write']);
  });
});
