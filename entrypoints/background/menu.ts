import type { WorkerBrowser } from './browser';

export const saveSelection = 'save-selection';
export const reviewSelection = 'review-selection';

/** Made anew at install and update; the browser keeps it from then on. */
export async function createMenu({ contextMenus, i18n }: Pick<WorkerBrowser, 'contextMenus' | 'i18n'>) {
  await contextMenus.removeAll();
  contextMenus.create({
    id: saveSelection,
    title: i18n.getMessage('menuSaveSelection'),
    contexts: ['selection'],
  });
  contextMenus.create({
    id: reviewSelection,
    title: i18n.getMessage('menuReviewSelection'),
    contexts: ['selection'],
  });
}
