import type { Address, ThreadRow } from '../api';
import { placeTitle } from './chrome';
import { h, icon } from './dom';
import { labelChips } from './labels';
import { isPlainClick, type Page } from './page';
import { avatar, isSame, nameTag } from './person';
import { shortDate } from './time';

function people(page: Page, row: ThreadRow): HTMLElement {
  const { say, session } = page;
  const tag = (person: Address) =>
    isSame(person, session.user) ? h('span', { title: person.address }, say.me) : nameTag(person, 'who');
  const tags = row.people
    .slice(0, 3)
    .flatMap((person, index) => (index === 0 ? [tag(person)] : [', ', tag(person)]));
  return h(
    'span',
    { class: 'row-people' },
    row.outgoing && h('span', { class: 'quiet' }, `${say.toLine} `),
    ...tags,
    row.count > 1 && h('span', { class: 'row-count' }, ` ${row.count}`),
  );
}

function rowItem(page: Page, row: ThreadRow): HTMLElement {
  const { say, session, locale, route } = page;
  const target = { ...route, thread: row.n };
  const face = row.people.find((person) => !isSame(person, session.user)) ?? row.people[0] ?? session.user;
  const onclick = (event: Event) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    page.go(target);
  };
  const link = h(
    'a',
    {
      id: `row-${row.n}`,
      class: 'row-link',
      href: page.href(target),
      'aria-current': route.thread === row.n && 'true',
      onclick,
    },
    avatar(face),
    h(
      'span',
      { class: 'row-top' },
      row.unread && h('span', { class: 'hidden-text' }, `${say.unread}. `),
      people(page, row),
      row.attachments && h('span', { class: 'row-clip', title: say.attachment }, icon('clip')),
      h('time', { datetime: new Date(row.date).toISOString() }, shortDate(row.date, session.now, locale)),
    ),
    h('span', { class: 'row-subject', dir: 'auto' }, row.subject || say.noSubject),
    h('span', { class: 'row-preview', dir: 'auto' }, row.preview),
    labelChips(page, row.labels),
  );
  const star = h(
    'button',
    {
      type: 'button',
      id: `star-${row.n}`,
      class: 'row-star',
      'aria-pressed': `${row.starred}`,
      'aria-label': row.starred ? say.unstar : say.star,
      onclick: () => page.starThread(row.n, !row.starred),
    },
    icon('starred'),
  );
  return h('li', { class: row.unread ? 'row is-unread' : 'row' }, link, star);
}

/** Arrow keys walk over the rows. */
function walk(event: Event): void {
  if (!(event instanceof KeyboardEvent) || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  const links = [...document.querySelectorAll<HTMLElement>('.row-link')];
  const active = document.activeElement;
  const at = active instanceof HTMLElement ? links.indexOf(active) : -1;
  const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

export function listView(page: Page, rows: readonly ThreadRow[] | null): Node[] {
  const { say, route } = page;
  const title = placeTitle(page);
  const head = h(
    'header',
    { class: 'list-head' },
    h('h1', { dir: 'auto' }, route.place === 'search' ? `${title}: ${route.query}` : title),
    rows && h('span', { class: 'quiet' }, `${rows.length} ${say.conversations}`),
  );
  if (rows === null) return [head, h('p', { class: 'quiet padded' }, say.loading)];
  if (rows.length === 0) return [head, h('p', { class: 'quiet padded' }, say.empty)];
  const items = rows.map((row) => rowItem(page, row));
  return [head, h('ul', { class: 'rows', 'aria-label': title, onkeydown: walk }, ...items)];
}
