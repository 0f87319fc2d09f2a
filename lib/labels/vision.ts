import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  modeLab,
  modeLab65,
  modeLrgb,
  modeRgb,
  modeXyz50,
  modeXyz65,
  parse,
  useMode,
  wcagContrast,
} from 'culori/fn';
import { type LabelColour, labelColours } from '../domain/label';
import { swatchOf, type Theme } from './palette';

useMode(modeRgb);
useMode(modeLrgb);
useMode(modeXyz50);
useMode(modeXyz65);
useMode(modeLab);
useMode(modeLab65);

export const visions = ['protan', 'deutan', 'tritan'] as const;
export type Vision = (typeof visions)[number];

const filters = {
  protan: filterDeficiencyProt(1),
  deutan: filterDeficiencyDeuter(1),
  tritan: filterDeficiencyTrit(1),
};
const distance = differenceCiede2000();

/** Below this CIEDE2000 distance two chips side by side are easily taken for one another. */
const alike = 6;

/** WCAG 2 contrast ratio, 1–21. */
export const contrast = (one: string, other: string): number => wcagContrast(one, other);

/** How far apart two chips look: the clearer of fill and text decides. */
function apart(one: LabelColour, other: LabelColour, theme: Theme, vision?: Vision): number {
  const see = (hex: string) => {
    const colour = parse(hex);
    if (!colour) throw new Error(`not a colour: ${hex}`);
    return vision ? filters[vision](colour) : colour;
  };
  const [a, b] = [swatchOf(one, theme), swatchOf(other, theme)];
  return Math.max(distance(see(a.fill), see(b.fill)), distance(see(a.text), see(b.text)));
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
        [undefined, ...visions].map((vision) => apart(colour, other, theme, vision)),
      ),
    );
  return free.toSorted((a, b) => nearest(b) - nearest(a))[0];
}
