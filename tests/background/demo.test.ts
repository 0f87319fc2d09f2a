import { describe, expect, it } from 'vitest';
import { openDemo } from '../../entrypoints/background/demo';

type Heard = (changes: Record<string, { newValue?: unknown }>) => void;

function storage(demo: unknown) {
  const listeners: Heard[] = [];
  return {
    local: { get: async () => ({ demo }) },
    onChanged: { addListener: (listener: Heard) => void listeners.push(listener) },
    tell: (newValue: unknown) => {
      for (const listener of listeners) listener({ demo: { newValue } });
    },
  };
}

const url = 'http://127.0.0.1:8080';
const clock = { realMs: 1, virtualMs: 2, scale: 3 };

describe('what the demo build is told', () => {
  it('is where the sandbox is, its clock and a policy', async () => {
    const demo = openDemo(storage({ url: `${url}/`, clock, policy: { off: ['rules'] } }));
    expect([demo.url(), demo.shift(), demo.policy()]).toEqual([undefined, undefined, undefined]);
    await demo.known;
    expect([demo.url(), demo.shift(), demo.policy()]).toEqual([url, clock, { off: ['rules'] }]);
  });

  it.each([
    [undefined],
    ['http://127.0.0.1'],
    [{ url: 'http://127.0.0.1.example.com' }],
    [{ url: 'http://127.0.0.1:8080/path' }],
    [{ url: 'ftp://127.0.0.1' }],
    [{ url: 'https://service.example' }],
    [{ url, clock: { ...clock, scale: 0 } }],
    [{ url, clock: { realMs: 1 } }],
  ])('is nothing where it is %j', async (told) => {
    const demo = openDemo(storage(told));
    await demo.known;
    expect([demo.url(), demo.shift()]).toEqual([undefined, undefined]);
  });

  it('is what came last: news may overtake what was there before', async () => {
    const from = storage({ url });
    const demo = openDemo(from);
    let told = 0;
    demo.follow(() => {
      told += 1;
    });
    from.tell({ url: 'https://127.0.0.1:9' });
    await demo.known;
    expect([demo.url(), told]).toEqual(['https://127.0.0.1:9', 1]);
  });
});
