import { textOfLink } from '../../lib/sources/selection';
import type { Commands } from './commands';
import type { MenuId } from './menu';

/** What was clicked on; '' where it is not of the kind. */
export interface Clicked {
  selection: string;
  link: string;
  tab: number | undefined;
}

export interface MenuWorkParts {
  commands: Commands;
  /** Puts words before the person to look through, on a page of ours. */
  handOver(text: string, path: string): Promise<void>;
}

export type MenuWork = Record<MenuId, (clicked: Clicked) => Promise<void>>;

/** What each entry of the context menu does. */
export const createMenuWork = ({ commands, handOver }: MenuWorkParts): MenuWork => ({
  'save-selection': ({ selection, tab }) => commands.saveSelection(selection, tab),
  'save-link': ({ link, tab }) => commands.saveSelection(textOfLink(link), tab),
  'save-sender': () => commands.run('save-sender'),
  'point-at-sender': () => commands.run('point-at-sender'),
  'read-selection': ({ selection }) => handOver(selection, 'sidepanel.html#source'),
  'review-selection': ({ selection }) => handOver(selection, 'bulk.html#selection'),
  'from-text': () => handOver('', 'sidepanel.html#source'),
});
