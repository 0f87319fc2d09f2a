import { expect, it } from 'vitest';
import { areasOf } from '../../entrypoints/background/storage';

/** Both stores of a browser, and what was asked of the one in memory. */
function stores(lay: Record<string, unknown>) {
  const asked: unknown[] = [];
  const values = new Map(Object.entries(lay));
  const of = {
    async get(key?: string) {
      asked.push(key);
      if (key === undefined) return Object.fromEntries(values);
      return values.has(key) ? { [key]: values.get(key) } : {};
    },
    async set(items: Record<string, unknown>) {
      for (const [key, value] of Object.entries(items)) values.set(key, value);
    },
    remove: async (key: string) => void values.delete(key),
  };
  return { asked, values, storage: { local: of, session: of } };
}

it('answers the first look for each key by what lay there, in one question', async () => {
  const { asked, storage } = stores({ a: 1, b: 2 });
  const { session } = areasOf(storage);
  expect(await Promise.all(['a', 'b', 'c'].map((key) => session.get(key)))).toEqual([1, 2, undefined]);
  expect(asked).toEqual([undefined]);
});

it('asks the browser for what was looked for before, written or removed since', async () => {
  const { asked, storage, values } = stores({ a: 1, b: 2, c: 3 });
  const { session } = areasOf(storage);
  await session.set('a', 10);
  await session.remove('b');
  expect([await session.get('a'), await session.get('b'), await session.get('c')]).toEqual([
    10,
    undefined,
    3,
  ]);
  values.set('c', 30);
  expect(await session.get('c')).toBe(30);
  expect(asked).toEqual([undefined, 'a', 'b', 'c']);
});

it('asks for each where the one question was not answered', async () => {
  const { storage } = stores({ a: 1 });
  const { session } = areasOf(storage, Promise.reject(new Error('not now')));
  expect(await session.get('a')).toBe(1);
});
