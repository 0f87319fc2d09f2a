import { describe, expect, it } from 'vitest';
import { packed, stages } from '../bench/sizes';

describe('what is loaded into a page', () => {
  it.each(stages.filter(({ most }) => most !== undefined))(
    '$file stays below $most kB gz',
    ({ file, most }) => {
      expect(packed(file)).toBeLessThanOrEqual(most ?? 0);
    },
  );
});
