import type { Session, Thread, ThreadRow } from '../api';
import { placeTitle, sidebar, topbar } from './chrome';
import { composeForm } from './compose';
import { h, keepingFocus } from './dom';
import { layout, narrow, rememberLayout } from './layout';
import { listView } from './list';
import { edit, getRows, getSession, getThread, Refused, watchChanges } from './net';
import type { Page } from './page';
import { formatRoute, parseRoute, type Route } from './routes';
import { type ThreadView, threadView } from './thread';
import { chooseLocale, words } from './words';

const locale = chooseLocale([new URLSearchParams(location.search).get('lang') ?? '', ...navigator.languages]);
const say = words[locale];

const frame = {
  top: h('header', { class: 'topbar' }),
  side: h('nav', { class: 'sidebar', 'aria-label': say.folders }),
  list: h('section', { class: 'list' }),
  reader: h('section', { class: 'reader' }),
  note: h('p', { class: 'note', role: 'status', hidden: true }, say.offline),
  drawer: h('div', { class: 'drawer' }),
};

let route = parseRoute(location);
let session: Session | null = null;
let rows: ThreadRow[] | null = null;
let reading: { view: ThreadView; thread: Thread } | null = null;
let missing = false;
/** Messages of the open thread that were marked as read: marking them unread again must hold. */
let seen = new Set<number>();
/** Answers that were asked for before this count are out of date. */
let turn = 0;

function pageOf(current: Session): Page {
  return {
    locale,
    say,
    session: current,
    route,
    layout: layout(),
    go,
    href: (target) => formatRoute(target, location.search),
    edit: (numbers, change) =>
      void Promise.all(numbers.map((n) => edit(n, change))).then(refresh, showOffline),
    starThread: (n, starred) =>
      void getThread(n)
        .then(({ messages }) => {
          const newest = messages.at(-1);
          return newest && edit(newest.n, { starred });
        })
        .then(refresh, showOffline),
    setLayout(choice) {
      rememberLayout(choice);
      draw();
    },
  };
}

function showOffline(): void {
  frame.note.hidden = false;
}

function draw(): void {
  if (!session) return;
  const page = pageOf(session);
  const shell = document.body;
  shell.dataset.layout = page.layout;
  shell.dataset.reading = `${route.thread !== null}`;
  // Asked before anything changes: the answer costs a layout then.
  const scrolled = frame.list.scrollTop;
  keepingFocus(() => {
    frame.top.replaceChildren(...topbar(page, () => shell.toggleAttribute('data-menu')));
    frame.side.replaceChildren(...sidebar(page, () => compose(page)));
    frame.list.setAttribute('aria-label', placeTitle(page));
    frame.list.replaceChildren(...listView(page, rows));
    if (scrolled > 0) frame.list.scrollTop = scrolled;
    frame.list.hidden = page.layout === 'list' && route.thread !== null;
    frame.reader.hidden = page.layout === 'list' && route.thread === null;
    drawReader(page);
  });
  const unread = session.folders.find(({ slug }) => slug === route.place)?.unread ?? 0;
  const subject = route.thread === null ? null : (reading?.thread.subject ?? null);
  const place = unread > 0 ? `${placeTitle(page)} (${unread})` : placeTitle(page);
  document.title = `${subject === null ? place : subject || say.noSubject} - ${say.product}`;
}

/** In the list-only layout the last conversation stays behind the list, ready to come back. */
function drawReader(page: Page): void {
  if (reading && (route.thread === reading.view.n || page.layout === 'list')) {
    if (frame.reader.firstChild !== reading.view.element) frame.reader.replaceChildren(reading.view.element);
    if (route.thread === reading.view.n) reading.view.update(page, reading.thread);
    return;
  }
  const text = route.thread === null ? say.nothingOpen : missing ? say.notFound : say.loading;
  frame.reader.replaceChildren(h('p', { class: 'quiet hollow' }, text));
}

function compose(page: Page): void {
  frame.drawer.replaceChildren(composeForm(page, 'new', null, () => frame.drawer.replaceChildren()));
  document.getElementById('compose-to')?.focus();
}

function go(target: Route): void {
  const samePlace = target.place === route.place && target.query === route.query;
  history.pushState(null, '', formatRoute(target, location.search));
  follow(samePlace);
}

function follow(samePlace: boolean): void {
  const before = route.thread;
  route = parseRoute(location);
  if (route.thread !== before) seen = new Set();
  missing = false;
  document.body.removeAttribute('data-menu');
  if (!samePlace) rows = null;
  if (route.thread !== before && route.thread !== reading?.view.n) {
    reading = layout() === 'list' && route.thread === null ? reading : null;
  }
  draw();
  void refresh().then(() => {
    if (layout() !== 'list') return;
    if (route.thread === null) document.getElementById(`row-${before}`)?.focus();
    else if (route.thread !== before) document.getElementById('subject')?.focus();
  });
}

async function refresh(): Promise<void> {
  turn += 1;
  const mine = turn;
  const { thread: n } = route;
  try {
    const [freshSession, freshRows, thread] = await Promise.all([
      getSession(),
      getRows(route).catch(absent),
      n === null ? null : getThread(n).catch(absent),
    ]);
    if (mine !== turn) return;
    frame.note.hidden = true;
    session = freshSession;
    rows = freshRows ?? [];
    missing = n !== null && thread === null;
    if (n !== null)
      reading = thread ? { view: reading?.view.n === n ? reading.view : threadView(n), thread } : null;
    draw();
    const unread = (thread?.messages ?? []).filter((message) => message.unread && !seen.has(message.n));
    for (const message of unread) seen.add(message.n);
    await Promise.all(unread.map((message) => edit(message.n, { unread: false })));
  } catch {
    showOffline();
  }
}

function absent(error: unknown): null {
  if (error instanceof Refused && error.status === 404) return null;
  throw error;
}

document
  .getElementById('app')
  ?.replaceWith(
    frame.top,
    frame.side,
    h('main', { class: 'columns' }, frame.list, frame.reader),
    frame.drawer,
    frame.note,
  );
window.addEventListener('popstate', () => follow(false));
narrow.addEventListener('change', draw);
window.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && route.thread !== null && !(event.target instanceof HTMLTextAreaElement))
    go({ ...route, thread: null });
});
watchChanges(
  () => void refresh(),
  (online) => {
    frame.note.hidden = online;
  },
);
void refresh();
