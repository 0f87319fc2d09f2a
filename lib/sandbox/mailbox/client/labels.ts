import { h } from './dom';
import type { Page } from './page';

export function labelChips({ session }: Page, slugs: readonly string[]): HTMLElement | null {
  const labels = session.labels.filter(({ slug }) => slugs.includes(slug));
  if (labels.length === 0) return null;
  const chips = labels.map(({ name, color }) =>
    h('span', { class: 'chip', 'data-color': color, dir: 'auto' }, name),
  );
  return h('span', { class: 'chips' }, ...chips);
}
