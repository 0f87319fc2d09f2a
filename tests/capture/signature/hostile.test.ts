import { expect, test } from 'vitest';
import { readSignature } from '../../../lib/capture/signature/read';

test('heads of quotations that hold nothing but halves of addresses hold nobody up', () => {
  const half = `On ${'<a@'.repeat(98)}`;
  const lines = Array.from({ length: 30_000 }, (_, at) => (at % 3 === 2 ? `${'<a@'.repeat(98)}:` : half));
  expect(readSignature({ from: 'Ann Lee <ann@tarnbrook.example>', lines }).phones).toEqual([]);
});
