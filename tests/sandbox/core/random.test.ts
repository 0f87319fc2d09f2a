import { expect, it } from 'vitest';
import { IdSource } from '../../../lib/sandbox/core/random';

it('makes ids no number can hold, all different, the same for the same seed', () => {
  const ids = new IdSource(1);
  const made = Array.from({ length: 5000 }, () => ids.numeric());
  expect(new Set(made).size).toBe(5000);
  expect(made.every((id) => /^7\d{18}$/.test(id) && BigInt(id) > 2n ** 53n)).toBe(true);
  expect(made.some((id) => String(Number(id)) !== id)).toBe(true);
  expect(new IdSource(1).numeric()).toBe(made[0]);
  expect(new IdSource(2).numeric()).not.toBe(made[0]);
  expect(ids.opaque()).toMatch(/^[A-Za-z0-9+/]+=*$/);
});
