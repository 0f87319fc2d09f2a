import type { WorkerBrowser } from './browser';

type Context = 'selection' | 'link' | 'page' | 'frame';

interface Entry {
  contexts: Context[];
  /** Key of the words in the locales. */
  words: string;
  links?: string[];
}

/** What the context menu offers, on any page; the key is the entry's id. */
export const entries = {
  'save-selection': { contexts: ['selection'], words: 'menuSaveSelection' },
  'read-selection': { contexts: ['selection'], words: 'menuReadSelection' },
  'review-selection': { contexts: ['selection'], words: 'menuReviewSelection' },
  'save-link': { contexts: ['link'], words: 'menuSaveLink', links: ['mailto:*'] },
  'save-sender': { contexts: ['page', 'frame'], words: 'commandSaveSender' },
  'point-at-sender': { contexts: ['page', 'frame'], words: 'commandPoint' },
  'from-text': { contexts: ['page', 'frame'], words: 'menuSource' },
} as const satisfies Record<string, Entry>;

export type MenuId = keyof typeof entries;

export const isMenuId = (id: unknown): id is MenuId => typeof id === 'string' && Object.hasOwn(entries, id);

/** Made anew at install and update; the browser keeps it from then on. */
export async function createMenu({ contextMenus, i18n }: Pick<WorkerBrowser, 'contextMenus' | 'i18n'>) {
  await contextMenus.removeAll();
  for (const [id, { contexts, words, links }] of Object.entries<Entry>(entries))
    contextMenus.create({
      id,
      title: i18n.getMessage(words),
      contexts,
      ...(links ? { targetUrlPatterns: links } : {}),
    });
}
