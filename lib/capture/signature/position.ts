import type { Found } from '../../domain/capture';
import { positionBeside } from './beside';
import { cited } from './cited';
import { nameHits } from './facts';
import { hanTitle, latinTitle } from './lexicon/titles';
import type { NameReading } from './name';
import type { Segment } from './segments';
import type { Sender } from './sender';
import { hasHan, isLatinName, isPlace, webAddress } from './shapes';
import { isProse } from './tail';

/** The sender's position: what is labelled so, else the first words of a title, else those between the name and the house. */
export function readPosition(
  pieces: readonly Segment[],
  sender: Sender,
  { line, name, native }: NameReading,
  company: string,
): Found | null {
  const labelled = pieces.find(({ label }) => label === 'position');
  if (labelled) return cited(labelled.text, 0.9, labelled.raw);
  for (const piece of pieces) {
    const value = titleOf(piece, sender, company).replace(/^[\s,;:《"'–-]+|[\s,;:》"'–-]+$/g, '');
    if (value !== '' && value.length < 90) return cited(value, 0.85, piece.raw);
  }
  return positionBeside(pieces, line, sender, `${name?.value} ${native?.value}`, company);
}

function titleOf({ label, text }: Segment, sender: Sender, company: string): string {
  if (
    (label !== null && label !== 'company' && label !== 'name') ||
    /\S@\S/.test(text) ||
    webAddress.test(text) ||
    isProse(text)
  )
    return '';
  return hasHan(text) ? hanPosition(text) : latinPosition(text, sender, company);
}

function hanPosition(text: string): string {
  if (isPlace(text)) return '';
  const words = text.split(/[\s,、/:()]+/);
  const found = words.find(
    (word) =>
      /^.{2,16}$/.test(word) &&
      hanTitle.test(word) &&
      !/^(?![副总正總准助班])\p{scx=Han}(?:[经經]理|主任|教授|老师|律师)$/u.test(word),
  );
  return words.filter(hasHan).length > 4 ? '' : (found ?? '').replace(/^.*的/, '');
}

function latinPosition(full: string, sender: Sender, company: string): string {
  const value = withoutCompany(withoutName(full, sender), company);
  const words = value.split(/\s+/);
  // A name may hold the word of a title: "Dean Hollis".
  const said = words.filter((word) => words.length < 2 || nameHits(word, sender) < 1).join(' ');
  if (
    !latinTitle.test(said) ||
    isLatinName(value) ||
    words.length > 12 ||
    /\d{3}/.test(value) ||
    /^\p{Ll}.* .* .* |(?: \p{Ll}{3,}){3}/u.test(value)
  )
    return '';
  return value;
}

/** "Name, Title" and "Name - Title" without the name. */
function withoutName(text: string, sender: Sender): string {
  const [, head = '', tail = ''] = /^([^,–(:]{3,40}?)\s*(?:[,(:]|\s?–|\s[/-]\s)\s*(.+)$/u.exec(text) ?? [];
  const named = nameHits(head, sender) > 0 || (isLatinName(head) && latinTitle.test(tail));
  return named && !latinTitle.test(head) ? tail.replace(/\)$/, '') : text;
}

/** "Title, Company" without the company. */
function withoutCompany(text: string, company: string): string {
  const at = company === '' ? -1 : text.indexOf(company);
  const head = text.slice(0, at).replace(/(?:,| at| @| bei| chez| [–-])? *$/, '');
  return at > 0 && latinTitle.test(head) ? head : text;
}
