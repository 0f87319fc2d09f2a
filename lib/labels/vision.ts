import { type LabelColour, labelColours } from '../domain/label';
import { likeness } from './likeness';
import type { Theme } from './palette';

export const visions = ['protan', 'deutan', 'tritan'] as const;
export type Vision = (typeof visions)[number];

/** Below this CIEDE2000 distance two chips side by side are easily taken for one another. */
const alike = 6;

/** Where the pair of the colours at these places of the palette stands in the table. */
function place(one: number, other: number): number {
  const [low, high] = one < other ? [one, other] : [other, one];
  return low * (labelColours.length - 1) - (low * (low - 1)) / 2 + high - low - 1;
}

/** How far apart two chips look, in whole units of CIEDE2000. */
function apart(one: LabelColour, other: LabelColour, theme: Theme, vision: Vision | 'all'): number {
  const at = 2 * place(labelColours.indexOf(one), labelColours.indexOf(other));
  return Number(likeness[theme][vision].slice(at, at + 2));
}

/** The colours that a person with this colour vision takes for `colour`. */
export const looksLike = (colour: LabelColour, vision: Vision, theme: Theme): LabelColour[] =>
  labelColours.filter((other) => other !== colour && apart(colour, other, theme, vision) < alike);

/** The free colour farthest from every used one, also for colour-blind readers; undefined when none is free. */
export function mostDistinct(used: readonly string[], theme: Theme): LabelColour | undefined {
  const taken = labelColours.filter((colour) => used.includes(colour));
  const free = labelColours.filter((colour) => !taken.includes(colour));
  const nearest = (colour: LabelColour) =>
    Math.min(
      ...taken.flatMap((other) =>
        (['all', ...visions] as const).map((vision) => apart(colour, other, theme, vision)),
      ),
    );
  return free.toSorted((a, b) => nearest(b) - nearest(a))[0];
}
