import { expect, it } from 'vitest';
import { z } from 'zod';
import { inMemory, remembered } from '../../entrypoints/background/remembered';
import { type Areas, openSetting, setting } from '../../lib/settings/setting';

it('asks once until it is told to forget, and again where the answer failed', async () => {
  let asked = 0;
  const it = remembered(async () => {
    asked += 1;
    if (asked === 1) throw new Error('not now');
    return asked;
  });
  await expect(it.get()).rejects.toThrow('not now');
  expect(await Promise.all([it.get(), it.get()])).toEqual([2, 2]);
  it.forget();
  expect(await it.get()).toBe(3);
  it.tell(9);
  expect(await it.get()).toBe(9);
});

function kept() {
  const stored = new Map<string, unknown>();
  const seen = { reads: 0, writes: 0 };
  const area = {
    get: async (key: string) => {
      seen.reads += 1;
      return stored.get(key);
    },
    set: async (key: string, value: unknown) => {
      seen.writes += 1;
      stored.set(key, value);
    },
    remove: async (key: string) => void stored.delete(key),
  };
  const areas: Areas = { local: area, session: area };
  const row = setting({ key: 'list', area: 'local', schema: z.array(z.string()), default: [] });
  const open = () => openSetting(row, areas, () => undefined);
  return { seen, open };
}

it('holds a setting in memory, writes what changes and nothing else', async () => {
  const { seen, open } = kept();
  const item = inMemory(open());
  await Promise.all(['a', 'b', 'c'].map((one) => item.update((list) => [...list, one])));
  const { reads } = seen;
  expect(await item.get()).toEqual(['a', 'b', 'c']);
  await item.update((list) => list);
  expect(seen).toEqual({ reads, writes: 3 });
  await item.set(['d']);
  expect([await item.get(), await open().get()]).toEqual([['d'], ['d']]);
  await item.reset();
  expect([await item.get(), await open().get()]).toEqual([[], []]);
});

it('shows a change before it is on the disk, and what is on the disk where that failed', async () => {
  const writes: (() => void)[] = [];
  let full = false;
  const stored = new Map<string, unknown>();
  const area = {
    get: async (key: string) => stored.get(key),
    set: (key: string, value: unknown) =>
      new Promise<void>((resolve, reject) => {
        writes.push(() => {
          if (full) return reject(new Error('full'));
          stored.set(key, value);
          resolve();
        });
      }),
    remove: async (key: string) => void stored.delete(key),
  };
  const row = setting({ key: 'list', area: 'session', schema: z.array(z.string()), default: [] });
  const item = inMemory(openSetting(row, { local: area, session: area }, () => undefined));
  const first = item.update((list) => [...list, 'a']);
  await expect.poll(() => writes.length).toBe(1);
  expect(await item.get()).toEqual(['a']);
  writes.shift()?.();
  await first;
  full = true;
  const second = item.update((list) => [...list, 'b']);
  await expect.poll(() => writes.length).toBe(1);
  writes.shift()?.();
  await expect(second).rejects.toThrow('full');
  expect(await item.get()).toEqual(['a']);
});
