import type { AppState } from '../../lib/domain/state';

export interface BadgeAction {
  setBadgeText(details: { text: string; tabId?: number }): Promise<void>;
  setBadgeBackgroundColor(details: { color: string }): Promise<void>;
}

const calm = '#3b5bdb';
const alarming = '#c92a2a';

/** What waits for the person before what waits for its turn; nothing where nothing waits. */
export async function showBadge(action: BadgeAction, { open, needsYou }: AppState): Promise<void> {
  const count = needsYou > 0 ? needsYou : open;
  await action.setBadgeText({
    text: count === 0 ? '' : needsYou > 0 ? '!' : count > 99 ? '99+' : String(count),
  });
  await action.setBadgeBackgroundColor({ color: needsYou > 0 ? alarming : calm });
}

/** A mark over one tab, until its page changes: the outcome of a command where the page shows none. */
export const markTab = (action: BadgeAction, tab: number, text: '✓' | '?' | '!') =>
  action.setBadgeText({ text, tabId: tab });
