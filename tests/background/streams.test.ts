import { expect, it } from 'vitest';
import { createStreams } from '../../entrypoints/background/streams';
import { openSetting } from '../../lib/settings/setting';
import { multiplexedOrigins, streamRefusals } from '../../lib/settings/settings';

const origin = 'https://open.example';

function streams(supported = true) {
  const area = () => {
    const values = new Map<string, unknown>();
    return {
      get: async (key: string) => values.get(key),
      set: async (key: string, value: unknown) => void values.set(key, value),
      remove: async (key: string) => void values.delete(key),
    };
  };
  const stored = { local: area(), session: area() };
  const replies: { url: string; protocol: string }[] = [];
  const make = () =>
    createStreams({
      transport: { streams: supported, replies: () => replies.splice(0) },
      multiplexed: openSetting(multiplexedOrigins, stored, () => undefined),
      refusals: openSetting(streamRefusals, stored, () => undefined),
    });
  const heard = (protocol: string) => void replies.push({ url: `${origin}/a?b`, protocol });
  return { make, heard };
}

it('needs an earlier reply over HTTP/2 or 3, and remembers it into the next life of the worker', async () => {
  const { make, heard } = streams();
  expect(await make().may(origin)).toBe(false);
  heard('h2');
  expect(await make().may(origin)).toBe(true);
  expect(await make().may(origin)).toBe(true);
  expect(await make().may('https://other.example')).toBe(false);
});

it('ends when a later reply comes over HTTP/1.1, as behind another proxy', async () => {
  const { make, heard } = streams();
  heard('h3');
  heard('http/1.1');
  expect(await make().may(origin)).toBe(false);
});

it('ends with a refusal, until it is taken back', async () => {
  const { make, heard } = streams();
  heard('h2');
  await make().refused(origin, true);
  expect(await make().may(origin)).toBe(false);
  await make().refused(origin, false);
  expect(await make().may(origin)).toBe(true);
});

it('is never where the browser cannot send one', async () => {
  const { make, heard } = streams(false);
  heard('h2');
  expect(await make().may(origin)).toBe(false);
});
