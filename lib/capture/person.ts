import type { Person } from '../domain/capture';

/** Finds addresses in running text; bounded so that it stays linear. */
const address =
  /(?:[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}|[\p{L}\p{M}\p{N}._+-]{1,64})@(?:(?:[a-z0-9_-]{1,63}\.){1,8}(?:xn--[a-z0-9-]{1,59}|[a-z]{2,24})|(?:[\p{L}\p{M}\p{N}-]{1,63}\.){1,8}[\p{L}\p{M}]{2,24})/giu;

export interface Spot {
  address: string;
  start: number;
  end: number;
}

/** Marks that show nothing or turn the text around. */
const marks = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\p{Cc}]/gu;

/** Most texts are so already: asking costs a fifth of making them. */
const isPlain = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** One line of plain text: no control, bidi or zero-width marks, spaces collapsed. */
export const plain = (text: string): string => (isPlain.test(text) ? text : simplified(text));

const simplified = (text: string): string =>
  text
    .replace(/[\t\n\r\f\v\u2028\u2029]/g, ' ')
    .replace(marks, '')
    .replace(/\s+/gu, ' ')
    .trim();

const narrow: Readonly<Record<string, string>> = {
  '＜': '<',
  '＞': '>',
  '（': '(',
  '）': ')',
  '＠': '@',
  '〈': '<',
  '〉': '>',
  '《': '<',
  '》': '>',
  '【': '[',
  '】': ']',
  '‹': '<',
  '›': '>',
  '⟨': '<',
  '⟩': '>',
};

const widthless = (text: string): string =>
  text.replace(/[＜＞（）＠〈〉《》【】‹›⟨⟩]/gu, (c) => narrow[c] ?? c);

/** Whole addresses only: cut ones (`al…@x.com`), masked ones (`a**@x.com`) and doubled signs do not count. */
export function addressesIn(text: string): Spot[] {
  if (!text.includes('@')) return [];
  const found: Spot[] = [];
  for (const match of text.matchAll(address)) {
    let value = match[0];
    let start = match.index;
    const lead = /^['`.]+/.exec(value)?.[0].length ?? 0;
    const before = text.slice(0, start + lead);
    if (/(?:\.\.|…|\*\*|@)$/u.test(before) || /\.\.|\*\*/.test(value)) continue;
    value = value.slice(lead);
    start += lead;
    const after = text.slice(start + value.length, start + value.length + 3);
    if (/^(?:…|\.\.|@|\*)/u.test(after)) continue;
    found.push({ address: value, start, end: start + value.length });
  }
  return found;
}

/** The address of a `mailto:` link, or '' where it names none or several. */
export function mailtoAddress(href: string): string {
  if (!/^\s*mailto:/i.test(href)) return '';
  let value = href.trim().slice(7).split('?')[0] ?? '';
  try {
    value = decodeURIComponent(value);
  } catch {
    // A stray % is kept as written.
  }
  value = plain(value);
  const spots = addressesIn(value);
  if (spots.length === 1 && spots[0])
    return /^[^<]*<[^>]*>$/.test(value) || spots[0].address === value ? spots[0].address : '';
  return spots.length === 0 && /^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(value) ? value : '';
}

export interface Named extends Person {
  /** Written as `Name <address>`. */
  angle: boolean;
}

const edges = /^[\s,;:，；：、|·•"“”„«»'‘’`<>()[\]–—-]+|[\s,;:，；：、|·•"“”„«»'‘’`<>[\](–—-]+$/gu;

/** A display name as a person reads it: no quotes, separators or encoded words around it. */
export function cleanName(text: string, own = ''): string {
  let name = plain(text).replace(/\\(["\\])/g, '$1');
  if (/=\?[^?\s]+\?[bq]\?/i.test(name)) return '';
  // What is left of an address that was shortened or belongs to somebody else is no name.
  let cut = name.replace(/\s*[<(（＜[][^<>()]{0,300}(?:@|\.{3}|…).*$/u, '').replace(edges, '');
  if (/\(/.test(cut) === false) cut = cut.replace(/\)+$/, '');
  name = cut.replace(/^[✓✔☑★☆⚠\s]+|[✓✔☑★☆⚠\s]+$/gu, '');
  if (/^\([^()]*\)$/.test(name)) name = name.slice(1, -1);
  if (name.toLowerCase() === own.toLowerCase() || !/[\p{L}\p{N}]/u.test(name)) return '';
  return Array.from(name).slice(0, 300).join('');
}

/** People written in a line: `Name <a@b>`, `a@b (Name)`, `Name a@b`, comma or semicolon between them. */
export function peopleIn(line: string): Named[] {
  const text = widthless(line);
  const people: Named[] = [];
  let from = 0;
  let loose: Spot | undefined;
  for (const spot of addressesIn(text)) {
    const bracket = text.slice(0, spot.start).trimEnd().slice(-1);
    const closing = text.slice(spot.end).trimStart().slice(0, 1);
    const angle =
      (bracket === '<' && closing === '>') ||
      (bracket === '(' && closing === ')') ||
      (bracket === '[' && closing === ']');
    let name = text.slice(from, spot.start);
    if (angle && loose && people.length && !/[,;]/.test(text.slice(loose.end, spot.start))) {
      // `boss@a.com <other@b.com>`: what stands before the brackets is the name, whatever it looks like.
      people.pop();
      name = text.slice(loose.start, spot.start);
    }
    const comma = people.length ? name.search(/[,;]/) : -1;
    if (comma >= 0) name = name.slice(comma + 1);
    let end = spot.end;
    if (!angle && !cleanName(name)) {
      const trailing = /^\s*\(([^()@]{1,100})\)/.exec(text.slice(spot.end));
      if (trailing) {
        name = trailing[1] ?? '';
        end += trailing[0].length;
      }
    }
    people.push({ name: cleanName(name, spot.address), address: spot.address, angle });
    loose = angle ? undefined : spot;
    from = end;
  }
  return people;
}
