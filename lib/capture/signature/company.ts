import type { Found } from '../../domain/capture';
import {
  department,
  hanInstitution,
  hanLegal,
  institution,
  kabushiki,
  legalForm,
  organisationWord,
} from './lexicon/organisations';
import { latinTitle, teamTail } from './lexicon/titles';
import type { Segment } from './segments';
import { fold, type Sender } from './sender';
import { hasHan, isLatinName, isPlace, isTitleCase, mailAddress, webAddress } from './shapes';
import { isProse } from './tail';

/** What is known of the sender when companies are weighed. */
export interface CompanyContext {
  sender: Sender;
  /** Own labels of the domains the sender uses. */
  labels: readonly string[];
  /** Line of the name in the block, or -1. */
  nameLine: number;
  /** True where a phone, an address or a mail address follows. */
  contact: boolean;
}

const han = '[\\p{scx=Han}\\p{scx=Katakana}ーA-Za-z0-9()·・&.-]';
const hanCompany = new RegExp(
  `${han}{2,30}(?:${hanLegal})(?:\\(\\p{scx=Han}{1,8}\\))?(?:\\p{scx=Han}{2,8}(?:分公司|办事处|分行|支店|事业部))?`,
  'u',
);
const hanWeak = new RegExp(
  `^[\\p{scx=Han}\\p{scx=Katakana}\\p{scx=Hiragana}ーA-Za-z0-9()·・& -]{2,24}(?:${hanInstitution})$`,
  'u',
);
const japanese = new RegExp(
  `(?:(?:${kabushiki}) ?[^\\s、,。()「」:;/]{1,24}(?: [\\p{scx=Katakana}A-Za-z][^\\s、,。()「」:;/]{1,20})?|[^\\s、,。()「」:;/]{1,24}(?:${kabushiki}))`,
  'u',
);
const notOwn =
  /^(?:我|贵|貴|本|该|該|各|此|其|子|分|总|總|某|一家|这|這|那|大|小|任|家)?(?:公司|集团|集團)|^(?:我|贵|貴|本|该)(?:们|司|厂|院|校)/u;
const lead =
  /^.{0,6}?(?:我们是|我們是|我是|这里是|我司是|来自|本公司|我公司|我司|欢迎(?:光临|访问)|is|at|from)\s*/u;

/** The best company of the block, with how sure it is. */
export function readCompany(pieces: readonly Segment[], context: CompanyContext): Found | null {
  let best: Found | null = null;
  for (const piece of pieces) {
    const found = companyOf(piece, context);
    if (found !== null && (best === null || found.confidence > best.confidence + 0.001)) best = found;
  }
  return best;
}

function companyOf(piece: Segment, context: CompanyContext): Found | null {
  const { label, text } = piece;
  if (label !== null && label !== 'company' && label !== 'address' && label !== 'department') return null;
  const cleaned = text
    .replace(mailAddress, ' ')
    .replace(webAddress, ' ')
    .replace(/^(?:©|\(c\)|copyright)\s*(?:\d{4}(?:-\d{4})?)?\s*(?:by )?/i, '')
    .trim();
  if (cleaned === '' || cleaned.length > 140) return null;
  const found = hasHan(cleaned) ? hanName(cleaned, label === 'company') : latinName(cleaned, piece, context);
  if (found === null) return null;
  const value = found.value.replace(/^[\s,;:(《"'-]+|[\s,;:》"'-]+$/g, '').replace(/\s+/g, ' ');
  if (value.length < 2 || value.length > 90) return null;
  return { value, confidence: found.confidence, span: piece.raw.trim().slice(0, 200) };
}

/** Abbreviations of functions and places. */
export const notCompany =
  /^(?:IT|HR|R&D|QA|PR|EMEA|APAC|AI|ML|UX|UI|SW|HW|FW|US|USA|UK|EU|ICT|SAP|PMP|CPA|CFA|MBA|PHD|LLC|LLP|INC|LTD)$/;

type Scored = { value: string; confidence: number } | null;

function hanName(text: string, labelled: boolean): Scored {
  if (labelled)
    return text.length <= 40 && !isProse(text)
      ? { value: text.split(/[\s,;](?=\p{scx=Han}{2,4}$)/u)[0] ?? text, confidence: 0.92 }
      : null;
  if (isProse(text)) return null;
  const ja = japanese.exec(text);
  if (ja) return { value: ja[0], confidence: 0.92 };
  const zh = hanCompany.exec(text)?.[0].replace(lead, '') ?? '';
  if (zh !== '' && !notOwn.test(zh) && !/的|您/.test(zh))
    return { value: zh, confidence: /有限|分公司|集团|集團|总公司/.test(zh) ? 0.92 : 0.82 };
  if (!/[A-Za-z]{3}/.test(text) || /\p{scx=Han}{3}/u.test(text)) return weakHan(text);
  return null;
}

/** Institutions, shops and offices: the whole cell, or its first word before an address. */
function weakHan(text: string): Scored {
  const first = text.split(' ')[0] ?? '';
  for (const part of text === first ? [text] : [text, first]) {
    if (!hanWeak.test(part) || isPlace(part) || notOwn.test(part)) continue;
    const strong =
      /(?:大学|大學|研究院|研究所|医院|银行|銀行|事务所|出版社|协会|機構|法人|学院|學院|证券|証券|病院|厂|廠|工作室|杂志社|中学|委员会)$/u.test(
        part,
      );
    return { value: part, confidence: strong ? 0.8 : 0.72 };
  }
  return null;
}

function latinName(text: string, piece: Segment, context: CompanyContext): Scored {
  if (piece.label === 'company') return { value: text, confidence: 0.9 };
  if (piece.label === 'department') return { value: text, confidence: 0.45 };
  if (isProse(text)) return null;
  const form = legalOf(text);
  if (form !== null) return { value: form, confidence: 0.92 };
  if (piece.label === 'address') return null;
  const tail = afterTitle(text);
  const acronym = tail !== text && /^[A-Z][A-Z&]{1,5}$/.test(tail) && !notCompany.test(tail);
  if (acronym) return { value: tail, confidence: 0.74 };
  const proper = institution.test(tail) || context.labels.some((label) => sharesLabel(tail, label));
  const value = proper ? tail : text;
  const words = value.split(/\s+/);
  if (words.length > 9 || /\d{3}|[?!:]|\d+ ?[%$]/.test(value)) return null;
  if (headsTitle(value) || teamTail.test(value)) return null;
  const own = context.labels.some((label) => sharesLabel(value, label));
  const local = fold(value).split(/[^\p{L}]+/u);
  const named = context.sender.tokens.filter((token) => local.includes(token)).length;
  if (!own && (isPlace(value) || named > 0)) return null;
  const part = department.test(value) && !/universit|college|school of/i.test(value);
  if (own && context.nameLine < 0 && context.sender.name === '' && !organisationWord.test(value)) return null;
  if (own && named < 2)
    return {
      value,
      confidence: part
        ? 0.5
        : organisationWord.test(value)
          ? 0.9
          : isTitleCase(value) || words.length === 1
            ? 0.84
            : 0.6,
    };
  if (part || !context.contact) return null;
  const distance = piece.line - context.nameLine;
  const near = context.nameLine >= 0 && distance > 0 && distance <= 5;
  if (!isTitleCase(value))
    return near && distance <= 2 && words.length <= 5 && organisationWord.test(words.at(-1) ?? '')
      ? { value, confidence: 0.72 }
      : null;
  if (institution.test(value)) return { value, confidence: near ? 0.82 : 0.72 };
  if (/^\p{Lu}[\p{L}'-]+,? (?:\p{Lu}[\p{L}'-]+,? ){0,4}& \p{Lu}[\p{L}'-]+$/u.test(value))
    return { value, confidence: near ? 0.8 : 0.6 };
  if (organisationWord.test(value) && words.length > 1) return { value, confidence: near ? 0.78 : 0.5 };
  return near && distance <= 3 && words.length <= 5 && !isLatinName(value)
    ? { value, confidence: 0.62 }
    : near && distance <= 2
      ? { value, confidence: 0.6 }
      : null;
}

/** The words up to a legal form, without a position or a name before them. */
function legalOf(text: string): string | null {
  const match = legalForm.exec(text);
  if (match === null) return null;
  let end = match.index + match[0].length;
  const more = /^(?:[,.]? ?(?:Ltd|Inc|LLC|Limited|Co|KG|S\.?A|Şti|A\.Ş)\.?)(?![\p{L}\p{N}])/u.exec(
    text.slice(end),
  );
  if (more) end += more[0].length;
  if (text.charAt(end) === '.' && /[a-z]$/.test(text.slice(0, end))) end++;
  const rest = text.slice(end);
  if (/^[A-Z]{2}$/.test(match[0]) && !/^\s*(?:$|[,;|(])/.test(rest)) return null;
  const name = afterTitle(text.slice(0, end));
  const words = name.split(/\s+/).length;
  if (words < 2 || words > 10 || (/^(?:the|a|an|our|your|of|and|other|its)\s/i.test(name) && words < 3))
    return null;
  return /^\p{Ll}/u.test(name) && words > 4 ? null : name;
}

/** True where the text ends in a title, or one stands before "of", "for", "in" or a comma. */
function headsTitle(text: string): boolean {
  const title = latinTitle.exec(text);
  if (title === null) return false;
  const after = text.slice(title.index + title[0].length);
  return (
    /^\s*(?:$|,|\(|[–&/-]|(?:of|for|in|to|de|du|des|für|von)\s)/i.test(after) ||
    latinTitle.test(after) ||
    !organisationWord.test(after)
  );
}

/** "Title, Company" without the title. */
function afterTitle(text: string): string {
  const parts = text.split(/(,\s+|\s+(?:at|@|bei|chez|presso)\s+|\s+[–-]\s+)/i);
  for (let at = 0; at + 2 < parts.length; at += 2) {
    const head = parts.slice(0, at + 1).join('');
    const tail = parts.slice(at + 2).join('');
    if (latinTitle.test(head) && !headsTitle(tail) && !legalForm.test(head) && /^\p{Lu}/u.test(tail))
      return tail;
  }
  return text;
}

/** True where a domain's own label is made of the words: whole, by their beginnings, or by their initials. */
export function sharesLabel(text: string, label: string): boolean {
  const wanted = fold(label).replace(/[^a-z0-9]/g, '');
  const words = fold(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !/^(?:of|the|and|for|de|la)$/.test(word))
    .slice(0, 9);
  if (wanted.length < 2 || words.length === 0) return false;
  if (words.includes(wanted) || (wanted.length >= 4 && words.join('').includes(wanted))) return true;
  if (words.some((word) => word.length >= 5 && wanted.startsWith(word)) && wanted.length >= 6) return true;
  if (
    words.length >= 3 &&
    words
      .map((word) => word.charAt(0))
      .join('')
      .startsWith(wanted) &&
    wanted.length >= 3
  )
    return true;
  return wanted.length >= 4 && builds(wanted, words, 0);
}

/** True where `wanted` is a chain of beginnings (two letters or more) of the words, in order. */
function builds(wanted: string, words: readonly string[], from: number): boolean {
  if (wanted === '') return true;
  for (let at = from; at < words.length; at++) {
    const word = words[at] ?? '';
    let same = 0;
    while (same < word.length && same < wanted.length && word.charAt(same) === wanted.charAt(same)) same++;
    for (let take = same; take >= 2; take--) {
      if (wanted.length - take > 0 && take < 2) break;
      if (builds(wanted.slice(take), words, at + 1)) return true;
    }
  }
  return false;
}
