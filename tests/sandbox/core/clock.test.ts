import { expect, it } from 'vitest';
import { shiftedNow } from '../../../lib/domain/clock';
import { SandboxClock } from '../../../lib/sandbox/core/clock';

it('stays continuous when its pace changes, and leaps only as told', () => {
  let real = 1000;
  const clock = new SandboxClock(() => real);
  real = 2000;
  clock.set({ scale: 10 });
  expect(clock.now()).toBe(2000);
  real = 2100;
  expect(clock.now()).toBe(3000);
  clock.set({ advanceMs: 500 });
  expect(clock.now()).toBe(3500);
  clock.set({ scale: 1 });
  real = 2200;
  expect(clock.now()).toBe(3600);
  expect(shiftedNow(clock.shift, real)).toBe(clock.now());
});
