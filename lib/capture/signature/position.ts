import type { Found } from '../../domain/capture';
import { notCompany } from './company';
import { department, institution, legalForm, organisationWord } from './lexicon/organisations';
import { credentials, honorificHead } from './lexicon/people';
import { hanTitle, hanTitleStart, latinTitle, teamTail, weakTitle } from './lexicon/titles';
import type { Segment } from './segments';
import { fold, type Sender } from './sender';
import { hasHan, isLatinName, isPlace, webAddress } from './shapes';
import { isProse } from './tail';

/** The sender's position: the first line under the name that holds one. */
export function readPosition(
  pieces: readonly Segment[],
  sender: Sender,
  nameLine: number,
  company: string,
): Found | null {
  let best: Found | null = null;
  for (const piece of pieces) {
    const found = positionOf(piece, sender, company);
    if (found === null) continue;
    const distance = piece.line - nameLine;
    const near = nameLine < 0 || (distance >= -2 && distance <= 4);
    const confidence = Math.min(0.95, found.confidence + (near ? 0.05 : -0.12));
    if (best === null || confidence > best.confidence + 0.1) best = { ...found, confidence };
  }
  return best;
}

/** The position in one piece of a line, or null. */
export function positionOf(piece: Segment, sender: Sender, company: string): Found | null {
  const { label, text, word } = piece;
  const make = (value: string, confidence: number): Found | null => {
    const trimmed = value.replace(/^[\s,:;–-]+|[\s,:;–-]+$/g, '');
    return trimmed === '' || trimmed.length > 90
      ? null
      : { value: trimmed, confidence, span: piece.raw.trim().slice(0, 200) };
  };
  if (label === 'position') return make(text, 0.9);
  if (label === 'name') {
    const title = word.replace(/[:：\s【】[\]()]/g, '');
    if (hasHan(title) && hanTitle.test(title) && !/负责人|責任者|代表$/.test(title)) return make(title, 0.85);
    return null;
  }
  if (label !== null && label !== 'company' && label !== 'department') return null;
  if (text.includes('@') || webAddress.test(text) || isProse(text) || text.length > 120) return null;
  return hasHan(text) ? hanPosition(text, make) : latinPosition(text, sender, company, make);
}

type Make = (value: string, confidence: number) => Found | null;

function hanPosition(text: string, make: Make): Found | null {
  if (isPlace(text) || /[。;]/.test(text)) return null;
  const inside = /\(([^()]{2,16})\)$/.exec(text);
  const words = (inside ? `${text.slice(0, inside.index)} ${inside[1]}` : text)
    .split(/[\s,、/:]+/)
    .filter((word) => word !== '');
  for (const word of words) {
    if (word.length < 2 || word.length > 16 || !hanTitle.test(word)) continue;
    if (
      /^\p{scx=Han}(?:经理|老师|主任|总监|經理|工程师|律师|社長|部長|課長|医生|教授)$/u.test(word) &&
      !/^[副总正總次係主准助]/u.test(word)
    )
      continue;
    return make(word, words.length > 4 ? 0.6 : 0.85);
  }
  const led = hanTitleStart.exec(text);
  return led ? make(led[0], 0.8) : null;
}

function latinPosition(full: string, sender: Sender, company: string, make: Make): Found | null {
  const text = withoutName(full.replace(honorificHead, '').replace(honorificHead, ''), sender).replace(
    credentials,
    (part) => (/cpc/i.test(part) ? part : ''),
  );
  if (text === '' || (isLatinName(text) && !latinTitle.test(text))) return null;
  if (teamTail.test(text) && text.split(' ').length <= 4)
    return make(text, 0.68 + (/support$/i.test(text) ? 0.07 : -0.1));
  if (!latinTitle.test(text) || (/\d{3}/.test(text) && isPlace(text))) return null;
  const value = withoutCompany(text, sender, company);
  const words = value.split(/\s+/);
  const title = latinTitle.exec(value)?.[0] ?? '';
  if (
    title === '' ||
    words.length > 12 ||
    (words.length === 1 &&
      weakTitle.test(title) &&
      !/^(?:partner|principal|associate|fellow|student|representative|chair|prof|doctor|agent|md)$/i.test(
        title,
      ))
  )
    return null;
  const ends =
    value.toLowerCase().endsWith(title.toLowerCase()) ||
    new RegExp(`${title} (?:in|of|for|to|de|du|des|für)\\b`, 'i').test(value);
  if (
    weakTitle.test(title) &&
    !ends &&
    (department.test(value) || organisationWord.test(value)) &&
    !latinTitle.test(value.replace(title, ''))
  )
    return null;
  if (/\d{3}|\d(?:st|nd|rd|th)\b/.test(value)) return null;
  if (legalForm.test(value) || (/^\p{Ll}/u.test(value) && words.length > 4)) return null;
  if (institution.test(value) && !/[,-]| of | in | at /i.test(value)) return null;
  if (/[.!?]$/.test(value) && words.length > 5) return null;
  return make(value, 0.85);
}

/** "Name, Title" and "Name - Title" without the name. */
function withoutName(text: string, sender: Sender): string {
  const cut = /^([^,–(:]{3,40}?)\s*(?:,|\s[–-]\s|–|\(|:)\s*(.+)$/u.exec(text);
  if (!cut) return text;
  const [, head = '', tail = ''] = cut;
  const words = fold(head).split(/[^\p{L}]+/u);
  const named =
    sender.tokens.some((token) => words.includes(token)) ||
    (isLatinName(head) && latinTitle.test(tail) && !latinTitle.test(head));
  return named && !latinTitle.test(head) ? tail.replace(/\)$/, '') : text;
}

/** "Title, Company" without the company. */
function withoutCompany(text: string, sender: Sender, company: string): string {
  const parts = text.split(/,\s+|\s+(?:at|@|bei|chez|presso|bij)\s+|\s+[|•]\s+/i);
  for (let at = 1; at < parts.length; at++) {
    const rest = parts.slice(at).join(', ');
    if (!latinTitle.test(parts.slice(0, at).join(', '))) continue;
    const acronym = /^[A-Z][A-Z&]{1,5}$/.test(rest) && !notCompany.test(rest);
    const named =
      sender.label !== '' &&
      fold(rest)
        .replace(/[^a-z0-9]/g, '')
        .includes(sender.label.replace(/[^a-z0-9]/g, ''));
    if (
      legalForm.test(rest) ||
      institution.test(rest) ||
      acronym ||
      named ||
      (company !== '' && rest.startsWith(company))
    ) {
      const at2 = text.indexOf(parts[at] ?? '');
      return text
        .slice(0, at2)
        .replace(/(?:,|\s+(?:at|@|bei|chez|presso|bij)|[|•])\s*$/i, '')
        .trim();
    }
  }
  return text;
}
