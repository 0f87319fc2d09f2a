import type { Thread } from '../api';
import { h, iconButton } from './dom';
import { labelChips } from './labels';
import { printAddress } from './net';
import type { Page } from './page';
import { isSame } from './person';

/** What one wrote oneself stays in Sent when a conversation is put away, unless there is nothing else. */
function movable({ session }: Page, { messages }: Thread): number[] {
  const received = messages.filter(({ from }) => !isSame(from, session.user));
  return (received.length === 0 ? messages : received).map(({ n }) => n);
}

/** Tools, subject and labels above the messages. */
export function threadTop(page: Page, thread: Thread): Node[] {
  const { say, route, layout } = page;
  const toList = () => page.go({ ...route, thread: null });
  const putAway = (folder: string) => {
    page.edit(movable(page, thread), { folder });
    toList();
  };
  const unread = () => {
    page.edit(
      thread.messages.slice(-1).map(({ n }) => n),
      { unread: true },
    );
    toList();
  };
  const print = () => window.open(printAddress(thread.n, location.search), '_blank');
  const tools = [
    layout === 'list' && iconButton('back', say.back, toList, { id: 'back' }),
    iconButton('archive', say.archiveIt, () => putAway('archive'), { id: 'archive' }),
    iconButton('trash', say.deleteIt, () => putAway('trash'), { id: 'delete' }),
    iconButton('unread', say.markUnread, unread, { id: 'mark-unread' }),
    iconButton('print', say.print, print, { id: 'print' }),
  ];
  const subject = { class: 'thread-subject', id: 'subject', tabindex: '-1', dir: 'auto' };
  return [
    h('div', { class: 'thread-tools', role: 'toolbar' }, ...tools),
    h(layout === 'list' ? 'h1' : 'h2', subject, thread.subject || say.noSubject),
    ...[labelChips(page, thread.labels) ?? []].flat(),
  ];
}
