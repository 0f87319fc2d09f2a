import type { Layout } from './page';

const key = 'harbor.layout';

/** Too little room for list and mail side by side. */
export const narrow = matchMedia('(max-width: 820px)');

export const layout = (): Layout =>
  narrow.matches || localStorage.getItem(key) === 'list' ? 'list' : 'split';

export function rememberLayout(choice: Layout): void {
  localStorage.setItem(key, choice);
}
