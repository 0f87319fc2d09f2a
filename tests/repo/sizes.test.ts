import { describe, expect, it } from 'vitest';
import { packed, signature, signatureSize, stages } from '../bench/sizes';

describe('what is loaded into a page', () => {
  it.each(stages.filter(({ most }) => most !== undefined))(
    '$file stays below $most kB gz',
    ({ file, most }) => {
      expect(packed(file)).toBeLessThanOrEqual(most ?? 0);
    },
  );
});

it(`the signature reader stays below ${signature.most} kB gz`, async () => {
  expect(await signatureSize()).toBeLessThanOrEqual(signature.most);
});
