import { expect, it } from 'vitest';
import { createGrants } from '../../entrypoints/background/grants';

function setUp(granted: string[]) {
  const clock = { now: 0 };
  const asked: string[] = [];
  const browser = {
    contains: async ({ origins }: { origins: string[] }) => {
      asked.push(origins.join());
      return origins.every((one) => granted.includes(one));
    },
    getAll: async () => ({ origins: granted }),
  };
  const grants = createGrants(browser, () => clock.now);
  return { asked, clock, grants, holds: (origin: string) => grants.contains({ origins: [origin] }) };
}

it('asks the browser once for an origin that is granted, each time for one that is not', async () => {
  const granted = ['https://a.example/*'];
  const { asked, holds } = setUp(granted);
  expect(await Promise.all([holds('https://a.example/*'), holds('https://a.example/*')])).toEqual([
    true,
    true,
  ]);
  expect(await holds('https://a.example/*')).toBe(true);
  expect(asked).toHaveLength(1);
  expect([await holds('https://b.example/*'), await holds('https://b.example/*')]).toEqual([false, false]);
  granted.push('https://b.example/*');
  expect(await holds('https://b.example/*')).toBe(true);
});

it('a withdrawal counts at once, also for a question that was under way', async () => {
  const granted = ['https://a.example/*'];
  const { grants, holds } = setUp(granted);
  const before = holds('https://a.example/*');
  granted.pop();
  grants.forget();
  await before;
  expect(await holds('https://a.example/*')).toBe(false);
});

it('a withdrawal that nobody told of counts soon after', async () => {
  const granted = ['https://a.example/*'];
  const { clock, holds } = setUp(granted);
  expect(await holds('https://a.example/*')).toBe(true);
  granted.pop();
  clock.now = 5_001;
  await holds('https://a.example/*');
  expect(await holds('https://a.example/*')).toBe(false);
});
