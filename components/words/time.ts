import { language } from './say';

const minute = 60_000;

/** Local time of day; seconds where it is near, the date where it is another day. */
export function timeOf(at: number, now: number): string {
  const otherDay = new Date(at).toDateString() !== new Date(now).toDateString();
  const near = at > now && at - now < 2 * minute;
  return new Intl.DateTimeFormat(language(), {
    hour: '2-digit',
    minute: '2-digit',
    ...(near ? { second: '2-digit' } : {}),
    ...(otherDay ? { month: 'short', day: 'numeric' } : {}),
  }).format(at);
}
