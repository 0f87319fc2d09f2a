import { expect, it } from 'vitest';
import { createBreath } from '../../../components/bulk/breath';

it('hands the thread over once it was held for long enough, and not at every step', async () => {
  let now = 0;
  let rests = 0;
  const breath = createBreath(
    () => now,
    async () => {
      rests += 1;
      now += 100;
    },
  );
  for (let step = 0; step < 100; step += 1) {
    now += 1;
    await breath();
  }
  expect(rests).toBe(12);
});
