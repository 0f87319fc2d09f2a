import type { Contact } from '../domain/contact';
import { fold, readings } from './fold';
import { phoneKey } from './keys';

/** What a search text is made of. The marks stand before what they name, so that a hit says where it was. */
export const marks = { name: '\u0002', address: '\u0003', company: '\u0004', other: '\u0005' };

const part = (mark: string, text: string | undefined) => {
  const folded = fold(text ?? '');
  return folded === '' ? '' : mark + folded;
};

/** All that a contact is found by, in one line. Made when it is written, so that a key press only compares. */
export function searchText({ name, address, company, phone, position, tag }: Contact): string {
  const said = readings(name ?? '').map(({ whole, initials }) => marks.name + whole + marks.name + initials);
  const house = readings(company ?? '').map(
    ({ whole, initials }) => marks.other + whole + marks.other + initials,
  );
  const number = phoneKey(phone ?? '');
  return [
    part(marks.name, name),
    ...said,
    part(marks.address, address),
    part(marks.company, company),
    ...house,
    number && marks.other + number,
    part(marks.other, position),
    part(marks.other, tag),
  ].join('');
}

/** Stands between what is searched and what is shown of a contact. */
const shownMark = '\u0001';
const plain = (text: string | undefined) => (text ?? '').replace(/\p{Cc}+/gu, ' ').slice(0, 200);

/** What a list shows of a contact: the first of its addresses alone. */
export interface ShownLine {
  name: string;
  address: string;
  company: string;
}

/** `searchText`, and behind it what a list shows: all that finding needs. */
export function searchLine(contact: Contact): string {
  const [address] = (contact.address ?? '').split(/[\s,;，；]+/).filter((one) => one !== '');
  return [searchText(contact), contact.name, address, contact.company]
    .map((text, at) => (at === 0 ? text : plain(text)))
    .join(shownMark);
}

/** A line's two halves. */
export function halves(line: string): { text: string; shown: string } {
  const at = line.indexOf(shownMark);
  return at < 0 ? { text: line, shown: '' } : { text: line.slice(0, at), shown: line.slice(at + 1) };
}

export function shownLine(shown: string): ShownLine {
  const [name = '', address = '', company = ''] = shown.split(shownMark);
  return { name, address, company };
}

/** Sorts Chinese names among Latin ones by their reading. */
export function sortKey(name: string): string {
  const [first] = readings(name);
  return `${first ? first.whole : fold(name)} ${fold(name)}`.slice(0, 80);
}

/** The words of a query, as search texts are written. */
export const queryWords = (query: string): string[] =>
  fold(query)
    .split(' ')
    .filter((word) => word !== '');
