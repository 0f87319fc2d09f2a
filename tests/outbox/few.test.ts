import { describe, expect, it } from 'vitest';
import { history, isSound, worldOf } from './sim/kinds';
import { runSchedule, type ScheduleOptions } from './sim/schedule';

const stories = 8;

/** What a handful of stories came to, and what one of them cost. */
async function play(world: (seed: number) => ScheduleOptions) {
  const sum = { bad: 0, calls: 0, steps: 0 };
  for (let seed = 1; seed <= stories; seed += 1) {
    const verdict = await runSchedule(seed, world(seed));
    if (!isSound(verdict)) sum.bad += 1;
    sum.calls += verdict.calls / stories;
    sum.steps += verdict.steps / stories;
  }
  return sum;
}

describe('a handful of random stories', () => {
  it.each([
    ['deaths and faults', worldOf],
    ['edits, undos and others’ changes', () => history],
    ['addresses that no list shows', (seed: number) => ({ withheld: true, powerCuts: seed % 2 === 1 })],
  ] as const)('ends well, and in few calls and steps: %s', async (_, world) => {
    const { bad, calls, steps } = await play(world);
    expect(bad).toBe(0);
    expect(calls).toBeLessThan(12);
    expect(steps).toBeLessThan(500);
  });
});
