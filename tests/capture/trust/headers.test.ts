import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookTwice } from '../../../lib/capture/trust/look-twice';
import { mixedName, nameWithAddress } from '../../support/headers/forged';
import { fromAbroad, fromDocs, fromList, ordinary } from '../../support/headers/honest';
import { secondReading } from '../../tools/trust';

const kinds = (from: string) => lookTwice({ from, secondReading }).reasons.map(({ kind }) => kind);
/** The same headers each time: a figure that is asserted does not depend on luck. */
const sample = (headers: fc.Arbitrary<string>, many: number) =>
  fc.sample(headers, { numRuns: many, seed: 20260305 });

describe('of thousands of made headers', () => {
  it('every name that holds another address is flagged, however it is written', () => {
    const missed = sample(nameWithAddress, 3000).filter((from) => !kinds(from).includes('nameHoldsAddress'));
    expect(missed).toEqual([]);
  });

  it('every name of mixed scripts is flagged', () => {
    const missed = sample(mixedName, 1000).filter((from) => !kinds(from).includes('mixedScript'));
    expect(missed).toEqual([]);
  });

  it('at most one ordinary mail in a thousand is flagged', () => {
    const others = [fromList, fromAbroad, fromDocs].flatMap((headers) => sample(headers, 200));
    const all = [...sample(ordinary, 3500), ...others];
    const flagged = all.filter((from) => kinds(from).length > 0);
    // Which ones, where there are too many.
    if (flagged.length > all.length / 1000) expect(flagged).toEqual([]);
  });
});
