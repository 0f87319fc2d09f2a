import type { Found } from '../../domain/capture';
import { between } from './between';
import { fold } from './fold';
import type { Scored } from './han-company';
import { notCompany } from './house';
import { sharesLabel } from './initials';
import { institution, legalForm } from './lexicon/organisations';
import { honorificHead } from './lexicon/people';
import { hanTitle, hanTitleStart, latinTitle } from './lexicon/titles';
import type { Segment } from './segments';
import type { Sender } from './sender';
import { hasHan, isLatinName, isPlace, webAddress } from './shapes';
import { isProse } from './tail';

/** The sender's position: the first line near the name that holds one. */
export function readPosition(
  pieces: readonly Segment[],
  sender: Sender,
  nameLine: number,
  company: string,
): Found | null {
  let best: Found | null = null;
  for (const piece of pieces) {
    const found = positionOf(piece, sender, company);
    const value = found?.[0].replace(/^[\s,;:《"'–-]+|[\s,;:》"'–-]+$/g, '') ?? '';
    if (found === null || value === '' || value.length > 90) continue;
    const [, confidence] = found;
    if (best === null || confidence > best.confidence + 0.1)
      best = { value, confidence, span: piece.raw.trim().slice(0, 200) };
  }
  return best ?? between(pieces, sender, nameLine, company);
}

function positionOf({ label, text, word }: Segment, sender: Sender, company: string): Scored {
  if (label === 'position') return [text, 0.9];
  if (label === 'name') {
    const title = word.replace(/[^\p{scx=Han}]/gu, '');
    if (hanTitle.test(title) && !/[人者当]$/.test(title)) return [title, 0.85];
    const behind = /\((\p{scx=Han}{2,8})\)$/u.exec(text)?.[1] ?? '';
    return hanTitle.test(behind) ? [behind, 0.8] : null;
  }
  if (label !== null && label !== 'company' && label !== 'department') return null;
  if (text.length > 120 || /\S@\S/.test(text) || webAddress.test(text) || isProse(text)) return null;
  return hasHan(text) ? hanPosition(text) : latinPosition(text, sender, company);
}

function hanPosition(text: string): Scored {
  const behind = /^\p{scx=Han}{2,4} ?\((\p{scx=Han}{2,8})\)$/u.exec(text)?.[1] ?? '';
  if (hanTitle.test(behind)) return [behind, 0.8];
  if (isPlace(text)) return null;
  const words = text
    .replace(/\([^()]*\)/g, ' ')
    .split(/[\s,、/:()]+/)
    .filter((word) => /^.{2,16}$/u.test(word));
  const found = words.find(
    (word) =>
      hanTitle.test(word) && !/^(?![副总正總准助])\p{scx=Han}(?:[经經]理|主任|教授|老师|律师)$/u.test(word),
  );
  if (found !== undefined)
    return [found.replace(/^[您你]的/, ''), words.filter(hasHan).length > 4 ? 0.6 : 0.85];
  const led = hanTitleStart.exec(text);
  return led ? [led[0], 0.8] : null;
}

function latinPosition(full: string, sender: Sender, company: string): Scored {
  const bare = full.replace(honorificHead, '').replace(honorificHead, '');
  // "Professor of History" begins with a title and with no name.
  const named = fold(bare)
    .split(/[^\p{L}]+/u)
    .some((word) => sender.tokens.includes(word));
  const text = withoutName(named || latinTitle.test(bare) || isLatinName(bare) ? bare : full, sender);
  const others = fold(text)
    .split(/[^\p{L}]+/u)
    .filter((one) => one.length > 1 && !sender.tokens.includes(one));
  if (!latinTitle.test(text) || isLatinName(text) || (others.length === 0 && text.includes(' '))) return null;
  const value = withoutCompany(text, sender, company);
  const words = value.split(/\s+/).length;
  const title = latinTitle.exec(value)?.[0] ?? '';
  if (
    title === '' ||
    words > 12 ||
    /\d{3}|\d(?:st|nd|rd|th)\b|^\w+ dept\.?$/i.test(value) ||
    legalForm.test(value) ||
    /^\p{Ll}.* .* .* |(?: \p{Ll}{3,}){3}/u.test(value)
  )
    return null;
  if (/[.!?]$/.test(value) && words > 5) return null;
  return institution.test(value) && !/[,-]| (?:of|in|at) /i.test(value) ? null : [value, 0.85];
}

/** "Name, Title" and "Name - Title" without the name. */
function withoutName(text: string, sender: Sender): string {
  const [, head = '', tail = ''] = /^([^,–(:]{3,40}?)\s*(?:[,(:]|\s?–|\s[/-]\s)\s*(.+)$/u.exec(text) ?? [];
  const words = fold(head).split(/[^\p{L}]+/u);
  const named =
    sender.tokens.some((token) => words.includes(token)) || (isLatinName(head) && latinTitle.test(tail));
  return named && !latinTitle.test(head) ? tail.replace(/\)$/, '') : text;
}

/** "Title, Company" without the company. */
function withoutCompany(text: string, sender: Sender, company: string): string {
  for (const cut of text.matchAll(/,\s+|\s+(?:at(?! law\b)|@|bei|chez|[–-])\s+/gi)) {
    const head = text.slice(0, cut.index);
    const rest = text.slice(cut.index + cut[0].length);
    const acronym = /^[A-Z][A-Z&]{1,5}$/.test(rest) && !notCompany.test(rest);
    const own =
      acronym ||
      legalForm.test(rest) ||
      institution.test(rest) ||
      // Where another line names the company, the words behind a title are its field.
      (sender.label !== '' &&
        (company === '' || company.startsWith(rest)) &&
        sharesLabel(rest, sender.label));
    if (latinTitle.test(head) && (own || (company !== '' && rest.startsWith(company)))) return head;
  }
  return text;
}
