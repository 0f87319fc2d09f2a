import { runSchedule, type ScheduleOptions, type Verdict } from './schedule';

/** Half of the worlds know power cuts, half other people and a network that goes and comes, a fifth show no addresses. */
export const worldOf = (seed: number): ScheduleOptions => ({
  powerCuts: seed % 2 === 1,
  foreign: seed % 4 > 1,
  offline: seed % 4 > 1,
  withheld: seed % 5 === 4,
});

/** Histories of edits, undos, deaths, spells offline and changes by others. */
export const history: ScheduleOptions = {
  foreign: true,
  offline: true,
  person: { wishes: 4, undo: 0.6, edit: 0.4, group: 0.25 },
};

export const isSound = ({ lost, doubled, overLimit, errors }: Verdict): boolean =>
  lost + doubled + overLimit + errors.length === 0;

/** One story without a death, then the same once for each of its steps with a death right there. */
export async function* everyDeath(seed: number, options: ScheduleOptions): AsyncGenerator<Verdict> {
  const whole = await runSchedule(seed, { ...options, dieAt: 0 });
  yield whole;
  for (let dieAt = 1; dieAt <= whole.steps; dieAt += 1) yield runSchedule(seed, { ...options, dieAt });
}
