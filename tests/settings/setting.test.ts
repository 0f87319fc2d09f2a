import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type BadSetting, openSetting, type StorageArea, setting } from '../../lib/settings/setting';

function memory(initial: Record<string, unknown> = {}) {
  const values = new Map(Object.entries(initial));
  const area: StorageArea = {
    get: async (key) => structuredClone(values.get(key)),
    set: async (key, value) => void values.set(key, structuredClone(value)),
    remove: async (key) => void values.delete(key),
  };
  return { area, values };
}

const theme = setting({
  key: 'theme',
  area: 'local',
  schema: z.enum(['light', 'dark']),
  default: 'light',
  version: 3,
  migrations: {
    1: (old) => (old === 1 ? 'black' : 'white'),
    2: (old) => (old === 'black' ? 'dark' : 'light'),
  },
});

function open(stored?: unknown) {
  const local = memory(stored === undefined ? {} : { theme: stored });
  const bad: BadSetting[] = [];
  const item = openSetting(theme, { local: local.area, session: memory().area }, (one) => bad.push(one));
  return { item, bad, stored: () => local.values.get('theme') };
}

describe('a setting', () => {
  it('is its default until it is set, and again after reset', async () => {
    const { item, bad, stored } = open();
    expect(await item.get()).toBe('light');
    await item.set('dark');
    expect(await item.get()).toBe('dark');
    await item.reset();
    expect(await item.get()).toBe('light');
    expect(stored()).toBeUndefined();
    expect(bad).toEqual([]);
  });

  it('comes through every migration from the version it was stored in', async () => {
    expect(await open({ version: 1, value: 1 }).item.get()).toBe('dark');
    expect(await open({ version: 2, value: 'black' }).item.get()).toBe('dark');
    expect(await open({ version: 3, value: 'dark' }).item.get()).toBe('dark');
  });

  it.each([
    ['shape', 'dark'],
    ['shape', null],
    ['shape', { version: 0, value: 'dark' }],
    ['shape', { version: 3, value: 'pink' }],
    ['newer', { version: 4, value: 'dark' }],
  ])('answers the default, reports %s and keeps what is stored: %j', async (why, value) => {
    const { item, bad, stored } = open(value);
    expect(await item.get()).toBe('light');
    expect(bad).toEqual([{ key: 'theme', why }]);
    expect(stored()).toEqual(value);
  });

  it('reports a migration that fails or is missing', async () => {
    const broken = setting({
      ...theme,
      migrations: {
        2: () => {
          throw new Error('no');
        },
      },
    });
    for (const version of [1, 2]) {
      const bad: BadSetting[] = [];
      const local = memory({ theme: { version, value: 'x' } });
      const item = openSetting(broken, { local: local.area, session: local.area }, (one) => bad.push(one));
      expect(await item.get()).toBe('light');
      expect(bad).toEqual([{ key: 'theme', why: 'migration' }]);
    }
  });

  it('does not throw where the store itself does', async () => {
    const bad: BadSetting[] = [];
    const failing: StorageArea = { ...memory().area, get: () => Promise.reject(new Error('disk')) };
    const item = openSetting(theme, { local: failing, session: failing }, (one) => bad.push(one));
    expect(await item.get()).toBe('light');
    expect(bad).toEqual([{ key: 'theme', why: 'unreadable' }]);
  });

  it('loses no update to another one', async () => {
    const counter = setting({ key: 'n', area: 'session', schema: z.number(), default: 0 });
    const { area } = memory();
    const item = openSetting(counter, { local: area, session: area }, () => undefined);
    await Promise.all(Array.from({ length: 100 }, () => item.update((n) => n + 1)));
    expect(await item.get()).toBe(100);
  });
});
