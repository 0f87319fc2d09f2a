import { describe, expect, it } from 'vitest';
import { latest } from '../../entrypoints/background/latest';
import { until } from '../support/until';

function world() {
  const ends: (() => void)[] = [];
  let runs = 0;
  const ask = latest(async () => {
    runs += 1;
    await new Promise<void>((resolve) => ends.push(resolve));
  });
  return { ask, runs: () => runs, end: (at: number) => ends[at]?.() };
}

describe('work of which only the latest counts', () => {
  it('runs once more for all who asked while it ran', async () => {
    const { ask, runs, end } = world();
    const first = ask();
    const others = [ask(), ask(), ask()];
    expect(runs()).toBe(1);
    end(0);
    await first;
    await until(() => runs() === 2, 'the second run');
    end(1);
    await Promise.all(others);
    expect(runs()).toBe(2);
  });

  it('runs again after it failed', async () => {
    let fail = true;
    const ask = latest(async () => {
      if (fail) throw new Error('once');
    });
    await expect(ask()).rejects.toThrow('once');
    fail = false;
    await ask();
  });
});
