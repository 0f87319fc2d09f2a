import { describe, expect, it } from 'vitest';
import { withoutComparison, withoutSlotInTransaction, withoutStrictCommit } from './sim/broken';
import { runSchedule, type ScheduleOptions, type Verdict } from './sim/schedule';

const sound = ({ lost, doubled, overLimit, errors }: Verdict) =>
  lost === 0 && doubled === 0 && overLimit === 0 && errors.length === 0;

async function firstBad(seeds: number, options: ScheduleOptions): Promise<Verdict | null> {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const verdict = await runSchedule(seed, options);
    if (!sound(verdict)) return verdict;
  }
  return null;
}

describe('random schedules of two workers, deaths and faults', () => {
  it('lose nothing, double nothing and keep the limit', async () => {
    expect(await firstBad(150, {})).toBeNull();
  }, 60_000);

  it('nor when the power goes', async () => {
    expect(await firstBad(150, { powerCuts: true })).toBeNull();
  }, 60_000);

  it('play the same story for the same seed', async () => {
    expect(await runSchedule(7)).toEqual(await runSchedule(7));
  });
});

describe('without a guard a schedule is found that fails', () => {
  const guards: [string, ScheduleOptions, (verdict: Verdict) => number][] = [
    ['strict commits', { breakage: withoutStrictCommit, powerCuts: true }, ({ lost }) => lost],
    ['the slot in the same transaction', { breakage: withoutSlotInTransaction }, (v) => v.overLimit],
    ['compare and set', { breakage: withoutComparison }, ({ doubled }) => doubled],
    ['quiescence', { policy: { quiescence: 0 } }, ({ doubled }) => doubled],
  ];
  it.each(guards)(
    '%s',
    async (_, options, harm) => {
      let found = 0;
      for (let seed = 1; seed <= 2000 && found === 0; seed += 1)
        found = harm(await runSchedule(seed, options));
      expect(found).toBeGreaterThan(0);
    },
    60_000,
  );
});
