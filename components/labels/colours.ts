import type { Label } from '../../lib/domain/label';
import type { Theme } from '../../lib/labels/palette';

/** The theme the screen is shown in. */
export const themeNow = (): Theme =>
  globalThis.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';

/** How many labels but this one have each colour. */
export function countColours(
  labels: readonly Label[],
  but: Label,
  colourOf: (label: Label) => string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) {
    if (label.id === but.id) continue;
    const colour = colourOf(label);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return counts;
}
