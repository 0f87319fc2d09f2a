import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { lateHandlers } from '../../entrypoints/background/late';
import { page, row } from '../../lib/messages/row';

const rows = {
  'rule.one': row<string>()(page, z.object({ n: z.number() })),
  'rule.two': row<string>()(page, z.object({ n: z.number() })),
};
const from = { sender: 'page', origin: '' } as const;
const said = {
  'rule.one': async ({ n }: { n: number }) => `one ${n}`,
  'rule.two': async ({ n }: { n: number }) => `two ${n}`,
};

it('loads the handlers of a group with the first message for one of them, once', async () => {
  const load = vi.fn(async () => said);
  const handlers = lateHandlers(rows, load);
  expect(Object.keys(handlers)).toEqual(['rule.one', 'rule.two']);
  expect(load).not.toHaveBeenCalled();
  const both = [handlers['rule.one']({ n: 1 }, from), handlers['rule.two']({ n: 2 }, from)];
  expect(await Promise.all(both)).toEqual(['one 1', 'two 2']);
  expect(load).toHaveBeenCalledTimes(1);
});

it('tries again where they could not be loaded', async () => {
  const load = vi.fn(async () => said);
  load.mockRejectedValueOnce(new Error('gone'));
  const handlers = lateHandlers(rows, load);
  await expect(handlers['rule.one']({ n: 1 }, from)).rejects.toThrow('gone');
  expect(await handlers['rule.one']({ n: 1 }, from)).toBe('one 1');
});
