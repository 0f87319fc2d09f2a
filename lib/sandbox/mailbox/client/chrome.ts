import type { Folder } from '../api';
import { h, type IconName, icon, iconButton } from './dom';
import { isPlainClick, type Page } from './page';
import { avatar } from './person';
import type { Words } from './words';

function folderWord({ role, name }: Folder, say: Words): string {
  return role === '' ? name : say[role];
}

/** What the place of the route is called. */
export function placeTitle({ route, session, say }: Page): string {
  if (route.place === 'search') return say.results;
  if (route.place === 'starred') return say.starred;
  const folder = session.folders.find(({ slug }) => slug === route.place);
  if (folder) return folderWord(folder, say);
  return session.labels.find(({ slug }) => slug === route.place)?.name ?? '';
}

interface Entry {
  slug: string;
  text: string;
  count: number;
  mark: Node;
}

function navLink(page: Page, { slug, text, count, mark }: Entry): HTMLElement {
  const route = { place: slug, query: '', thread: null };
  const current = page.route.place === slug;
  const onclick = (event: Event) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    page.go(route);
  };
  const attributes = {
    id: `nav-${slug}`,
    href: page.href(route),
    'aria-current': current && 'page',
    onclick,
  };
  const badge = count > 0 && h('span', { class: 'count' }, `${count}`);
  return h('li', {}, h('a', attributes, mark, h('span', { class: 'nav-text', dir: 'auto' }, text), badge));
}

export function sidebar(page: Page, compose: () => void): Node[] {
  const { say, session } = page;
  const folders: Entry[] = session.folders.map((folder) => ({
    slug: folder.slug,
    text: folderWord(folder, say),
    count: folder.role === 'drafts' ? folder.total : folder.role === 'sent' ? 0 : folder.unread,
    mark: icon((folder.role || 'folder') satisfies IconName),
  }));
  folders.splice(1, 0, { slug: 'starred', text: say.starred, count: 0, mark: icon('starred') });
  const labels: Entry[] = session.labels.map(({ slug, name, color, unread }) => ({
    slug,
    text: name,
    count: unread,
    mark: h('span', { class: 'dot', 'data-color': color }),
  }));
  return [
    h(
      'button',
      { type: 'button', class: 'compose-button', id: 'compose', onclick: compose },
      icon('pen'),
      say.compose,
    ),
    h('h2', { class: 'nav-title' }, say.folders),
    h('ul', { class: 'nav-list' }, ...folders.map((entry) => navLink(page, entry))),
    h('h2', { class: 'nav-title' }, say.labels),
    h('ul', { class: 'nav-list' }, ...labels.map((entry) => navLink(page, entry))),
  ];
}

function searchForm(page: Page): HTMLElement {
  const { say } = page;
  const input = h('input', {
    type: 'search',
    id: 'search',
    placeholder: say.search,
    'aria-label': say.search,
    maxlength: 200,
  });
  input.value = page.route.query;
  const onsubmit = (event: Event) => {
    event.preventDefault();
    const query = input.value.trim();
    page.go(
      query === '' ? { place: 'inbox', query, thread: null } : { place: 'search', query, thread: null },
    );
  };
  return h('form', { role: 'search', class: 'search', onsubmit }, icon('search'), input);
}

function layoutSwitch({ say, layout, setLayout }: Page): HTMLElement {
  const choice = (name: 'split' | 'list') =>
    iconButton(name, say[name], () => setLayout(name), {
      id: `layout-${name}`,
      'aria-pressed': `${layout === name}`,
    });
  return h('div', { class: 'layout-switch' }, choice('split'), choice('list'));
}

export function topbar(page: Page, toggleMenu: () => void): Node[] {
  const { say, session } = page;
  const { name, address } = session.user;
  return [
    iconButton('menu', say.menu, toggleMenu, { id: 'menu', class: 'icon-button menu-button' }),
    h('span', { class: 'brand' }, say.product),
    searchForm(page),
    layoutSwitch(page),
    h(
      'div',
      { class: 'account', title: `${say.account} ${name} <${address}>` },
      avatar(session.user),
      h('span', { class: 'account-text' }, h('b', {}, name), h('span', {}, address)),
    ),
  ];
}
