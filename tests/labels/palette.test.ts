import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelColours } from '../../lib/domain/label';
import { contrast } from '../../lib/labels/contrast';
import { likeness } from '../../lib/labels/likeness';
import { colourOfKey, ground, paletteKeys, swatchOf, type Theme } from '../../lib/labels/palette';
import { looksLike, mostDistinct, visions } from '../../lib/labels/vision';
import { computed, everyVision, wcag } from './colour-science';

const themes: Theme[] = ['light', 'dark'];

describe('the palette', () => {
  it.each([...labelColours, 'unheard-of', ''])('reads well in %j', (colour) => {
    for (const theme of themes) {
      const { fill, text, edge } = swatchOf(colour, theme);
      expect(contrast(text, fill), `${theme} text`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(edge, ground[theme]), `${theme} edge`).toBeGreaterThanOrEqual(3);
    }
  });

  it('says the contrast that an independent library computes', () => {
    const hex = fc
      .integer({ min: 0, max: 0xffffff })
      .map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(hex, hex, (one, other) => {
        expect(contrast(one, other)).toBeCloseTo(wcag(one, other), 2);
      }),
    );
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
  });

  it('has a key for every colour', () => {
    expect(paletteKeys.map(colourOfKey)).toEqual([...labelColours]);
    expect(colourOfKey('x')).toBeUndefined();
  });
});

describe('the table of likeness', () => {
  it('is what the swatches come to', () => {
    for (const theme of themes)
      for (const vision of everyVision) expect(likeness[theme][vision]).toBe(computed(theme, vision));
  });
});

describe('looksLike', () => {
  it('is mutual', () => {
    for (const vision of visions)
      for (const one of labelColours)
        for (const other of looksLike(one, vision, 'light'))
          expect(looksLike(other, vision, 'light')).toContain(one);
  });

  it('finds red-green confusions', () => {
    const confused = labelColours.flatMap((one) => [
      ...looksLike(one, 'protan', 'light'),
      ...looksLike(one, 'deutan', 'light'),
    ]);
    expect(confused.length).toBeGreaterThan(0);
  });
});

describe('mostDistinct', () => {
  it('proposes a free colour, never a used one', () => {
    const used: string[] = [];
    for (const _ of labelColours) {
      const next = mostDistinct(used, 'light');
      expect(used).not.toContain(next);
      used.push(next ?? '');
    }
    expect([...used].sort()).toEqual([...labelColours].sort());
    expect(mostDistinct(used, 'light')).toBeUndefined();
  });

  it('ignores colours it does not know', () => {
    expect(mostDistinct(['neon'], 'dark')).toBe(mostDistinct([], 'dark'));
  });
});
