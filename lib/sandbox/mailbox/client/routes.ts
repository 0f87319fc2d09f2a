/** What the address bar says: where in the mailbox, which thread. */
export interface Route {
  /** A folder's or label's slug, or `search`. */
  place: string;
  query: string;
  thread: number | null;
}

export const base = '/mail';

/** Unknown paths are the inbox. */
export function parseRoute(location: { pathname: string; search: string }): Route {
  const [place = '', thread = ''] = location.pathname.slice(base.length).split('/').filter(Boolean);
  const query = new URLSearchParams(location.search).get('q') ?? '';
  return {
    place: place === '' ? 'inbox' : place,
    query: place === 'search' ? query : '',
    thread: /^[1-9]\d{0,8}$/.test(thread) ? Number(thread) : null,
  };
}

/** `?lang=` stays while one moves about. */
export function formatRoute({ place, query, thread }: Route, search: string): string {
  const parameters = new URLSearchParams();
  const lang = new URLSearchParams(search).get('lang');
  if (lang) parameters.set('lang', lang);
  if (place === 'search') parameters.set('q', query);
  const tail = parameters.size === 0 ? '' : `?${parameters}`;
  return `${base}/${place}${thread === null ? '' : `/${thread}`}${tail}`;
}
