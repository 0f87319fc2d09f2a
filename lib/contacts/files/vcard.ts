import ICAL from 'ical.js';
import { type Encoding, encodings } from './decode';
import { type FileRow, rowOf, unreadable } from './row';

const begin = /^BEGIN:VCARD[ \t]*$/im;

/** The text of each card; what stands outside of them is left out. */
export function* cardsIn(text: string): Generator<string> {
  let rest = text;
  for (;;) {
    const start = rest.search(begin);
    if (start < 0) return;
    const ending = /^END:VCARD[ \t]*\r?$/im.exec(rest.slice(start));
    const end = ending ? start + ending.index + ending[0].length : rest.length;
    yield rest.slice(start, end);
    rest = rest.slice(end);
  }
}

const encodingOf = (charset: string): Encoding =>
  encodings.find((one) => one === charset.toLowerCase()) ?? (/^gb/i.test(charset) ? 'gb18030' : 'utf-8');

function quotedPrintable(value: string, encoding: Encoding): string {
  const bytes: number[] = [];
  for (let at = 0; at < value.length; at += 1) {
    const hex = /^=([0-9A-F]{2})/i.exec(value.slice(at, at + 3))?.[1];
    if (hex !== undefined) {
      bytes.push(Number.parseInt(hex, 16));
      at += 2;
    } else bytes.push(...new TextEncoder().encode(value[at]));
  }
  return new TextDecoder(encoding).decode(new Uint8Array(bytes));
}

/** The parser takes `\\;` apart in values made of parts alone. */
const plainSemicolons = (name: string, value: string) =>
  /^(?:[\w-]+\.)?(?:n|org|adr)$/i.test(name)
    ? value
    : value.replace(/\\([\\;])/g, (both, one: string) => (one === ';' ? ';' : both));

/**
 * vCard 2.1, which Outlook and old phones still write, as 3.0: bare types, quoted-printable and its own soft line breaks.
 * Photos and the like are left out: they are not read here and may be large.
 */
function modern(card: string): string {
  const joined = card
    .replace(/\r\n?|\n/g, '\n')
    .replace(/\n[ \t]/g, '')
    .replace(/^([^:\n]*QUOTED-PRINTABLE[^:\n]*:(?:[^\n]*=\n)*[^\n]*)$/gim, (line) =>
      line.replace(/=\n/g, ''),
    );
  return joined
    .split('\n')
    .filter(
      (line) => line.trim() !== '' && !/^(?:[\w-]+\.)?(?:photo|logo|sound|key|x-[\w-]+)[;:]/i.test(line),
    )
    .map((line) => {
      const colon = /^(?:"[^"]*"|[^:"])*:/.exec(line)?.[0].length ?? 0;
      if (colon === 0) return '';
      const [name = '', ...params] = line.slice(0, colon - 1).split(';');
      const value = line.slice(colon);
      const set = (key: string) =>
        params.find((one) => one.toUpperCase().startsWith(`${key}=`))?.slice(key.length + 1);
      const coded = params.some((one) => /^(?:encoding=)?quoted-printable$/i.test(one));
      const text = coded
        ? quotedPrintable(value, encodingOf(set('CHARSET') ?? 'utf-8')).replace(/\r?\n/g, '\\n')
        : plainSemicolons(name, value);
      const kept = params.flatMap((one) => {
        if (/^(?:encoding|charset)=/i.test(one) || /^(?:quoted-printable|base64|8bit|7bit)$/i.test(one))
          return [];
        return [one.includes('=') ? one : `TYPE=${one}`];
      });
      return `${[name, ...kept].join(';')}:${name.toUpperCase() === 'VERSION' && text === '2.1' ? '3.0' : text}`;
    })
    .filter((line) => line !== '')
    .join('\r\n');
}

const flat = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap(flat) : typeof value === 'string' ? [value] : [];

type Card = InstanceType<typeof ICAL.Component>;
type Property = ReturnType<Card['getAllProperties']>[number];

const types = (property: Property) =>
  flat(property.getParameter('type')).flatMap((one) => one.toLowerCase().split(','));
const preference = (property: Property): number => {
  const pref = Number(flat(property.getParameter('pref'))[0] ?? Number.NaN);
  return Number.isNaN(pref) ? (types(property).includes('pref') ? 0 : 101) : pref;
};
/** A mobile is who is meant; a fax reaches nobody. */
const rank = (property: Property) =>
  types(property).includes('fax') ? 1000 : preference(property) - (types(property).includes('cell') ? 50 : 0);

/** Preferred first; equals as they stand. */
const inOrder = (card: Card, name: string, by: (property: Property) => number): string[] =>
  [...card.getAllProperties(name)]
    .map((property, at) => ({ property, at }))
    .sort((a, b) => by(a.property) - by(b.property) || a.at - b.at)
    .flatMap(({ property }) => flat(property.getValues()))
    .map((value) => value.replace(/^(?:mailto|tel):/i, ''));

/** Family and given name of `N`, in the order of their script. */
function nameFrom(parts: readonly string[]): string {
  const [family = '', given = '', middle = ''] = parts;
  if (/^\p{sc=Han}|^\p{sc=Hang}/u.test(family + given)) return `${family}${given}`;
  return [given, middle, family].filter((part) => part !== '').join(' ');
}

function fieldsOf(card: Card, text: string): FileRow {
  const all = (name: string) => card.getAllProperties(name).flatMap((one) => flat(one.getValues()));
  const company = card.getFirstProperty('org');
  const name = card.getFirstProperty('n');
  return rowOf(
    {
      name: all('fn')[0]?.trim() || (name ? nameFrom(flat(name.getValues())) : ''),
      addresses: inOrder(card, 'email', preference),
      phones: inOrder(card, 'tel', rank),
      company: company
        ? flat(company.getValues())
            .filter((part) => part !== '')
            .join(' ')
        : '',
      position: all('title')[0] ?? all('role')[0],
      tags: all('categories').filter((tag) => tag !== 'myContacts'),
      remark: all('note').join('\n'),
    },
    all('fn')[0] ?? text.replace(/^BEGIN:VCARD\s*/i, ''),
  );
}

/** One card as a contact; a broken one says so. */
export function readCard(text: string): FileRow {
  try {
    const parsed: unknown = ICAL.parse(modern(text));
    const component = Array.isArray(parsed) && Array.isArray(parsed[0]) ? parsed[0] : parsed;
    if (!Array.isArray(component)) return unreadable(text);
    return fieldsOf(new ICAL.Component(component), text);
  } catch {
    return unreadable(text);
  }
}

/** Cards read between two pauses. */
const several = 5;

export async function readVcards(
  text: string,
  take: (row: FileRow) => void,
  pause: () => Promise<void>,
): Promise<void> {
  let count = 0;
  for (const card of cardsIn(text)) {
    take(readCard(card));
    count += 1;
    if (count % several === 0) await pause();
  }
}
