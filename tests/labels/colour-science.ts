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
import { labelColours } from '../../lib/domain/label';
import { swatchOf, type Theme } from '../../lib/labels/palette';
import { type Vision, visions } from '../../lib/labels/vision';

for (const mode of [modeRgb, modeLrgb, modeXyz50, modeXyz65, modeLab, modeLab65]) useMode(mode);

const filters = {
  protan: filterDeficiencyProt(1),
  deutan: filterDeficiencyDeuter(1),
  tritan: filterDeficiencyTrit(1),
};
const distance = differenceCiede2000();

/** WCAG 2 contrast ratio, 1–21. */
export const wcag = (one: string, other: string): number => wcagContrast(one, other);

function seen(hex: string, vision: Vision | 'all') {
  const colour = parse(hex);
  if (!colour) throw new Error(`not a colour: ${hex}`);
  return vision === 'all' ? colour : filters[vision](colour);
}

/** How far apart two chips look (CIEDE2000): the clearer of fill and text decides. */
function apart(one: string, other: string, theme: Theme, vision: Vision | 'all'): number {
  const [a, b] = [swatchOf(one, theme), swatchOf(other, theme)];
  return Math.max(
    distance(seen(a.fill, vision), seen(b.fill, vision)),
    distance(seen(a.text, vision), seen(b.text, vision)),
  );
}

/** The table of `lib/labels/likeness.ts`, computed: two digits for each pair, whole units. */
export const computed = (theme: Theme, vision: Vision | 'all'): string =>
  labelColours
    .flatMap((one, index) =>
      labelColours
        .slice(index + 1)
        .map((other) => String(Math.min(99, Math.floor(apart(one, other, theme, vision)))).padStart(2, '0')),
    )
    .join('');

export const everyVision = ['all', ...visions] as const;
