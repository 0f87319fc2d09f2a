import type { Locale } from './words';

const dayMs = 86_400_000;

const made = new Map<string, Intl.DateTimeFormat>();
/** Making one costs more than drawing its row. */
function write(at: number | Date, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([locale, options]);
  const format = made.get(key) ?? new Intl.DateTimeFormat(locale, options);
  made.set(key, format);
  return format.format(at);
}

/** For the list: the time today, the day this year, else the date. */
export function shortDate(at: number, now: number, locale: Locale): string {
  const date = new Date(at);
  const today = new Date(now);
  if (date.toDateString() === today.toDateString())
    return write(date, locale, { hour: '2-digit', minute: '2-digit', hour12: false });
  if (now - at < 6 * dayMs && now > at) return write(date, locale, { weekday: 'short' });
  const sameYear = date.getFullYear() === today.getFullYear();
  return write(
    date,
    locale,
    sameYear ? { month: 'short', day: 'numeric' } : { year: 'numeric', month: 'numeric', day: 'numeric' },
  );
}

export function longDate(at: number, locale: Locale): string {
  return write(at, locale, { dateStyle: 'full', timeStyle: 'short' });
}

export function mediumDate(at: number, locale: Locale): string {
  return write(at, locale, { dateStyle: 'medium', timeStyle: 'short' });
}
