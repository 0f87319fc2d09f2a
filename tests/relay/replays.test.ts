import { expect, it } from 'vitest';
import { createReplays } from '../../relay/replays';

const pair = (name: string) => ({
  ...{ access: `access ${name}`, accessSeconds: 7200, refresh: `refresh ${name}`, refreshSeconds: 604_800 },
  scopes: [],
});

function desk() {
  let now = 0;
  let asked = 0;
  const replay = createReplays(() => now);
  const ask = async () => {
    asked += 1;
    return pair(String(asked));
  };
  return {
    ...{ replay, ask, asked: () => asked },
    pass: (ms: number) => {
      now += ms;
    },
  };
}

it('gives a client that died before it kept the new pair the same pair again, with the time that is left', async () => {
  const { replay, ask, asked, pass } = desk();
  expect(await replay('old', ask)).toEqual(pair('1'));
  pass(31_000);
  expect(await replay('old', ask)).toEqual({ ...pair('1'), accessSeconds: 7169, refreshSeconds: 604_769 });
  expect(asked()).toBe(1);
});

it('asks once for two who come at the same time', async () => {
  const { replay, ask, asked } = desk();
  const [first, second] = await Promise.all([replay('old', ask), replay('old', ask)]);
  expect(second).toEqual(first);
  expect(asked()).toBe(1);
});

it('asks anew for another token, after two minutes, and after a failure', async () => {
  const { replay, ask, asked, pass } = desk();
  await replay('old', ask);
  await replay('other', ask);
  expect(asked()).toBe(2);
  pass(120_000);
  await replay('old', ask);
  expect(asked()).toBe(3);
  await expect(replay('third', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  await replay('third', ask);
  expect(asked()).toBe(4);
});
