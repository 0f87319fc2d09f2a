import type { Found } from '../../domain/capture';
import { nameHits } from './block';
import { legalForm } from './lexicon/organisations';
import { credentials, honorificHead, honorificName, isChineseName, isJapaneseName } from './lexicon/people';
import { signOff } from './lexicon/phrases';
import { hanTitle, latinTitle } from './lexicon/titles';
import type { Line } from './lines';
import type { Segment } from './segments';
import { properCase, type Sender } from './sender';
import { hasHan, isLatinName } from './shapes';

export interface NameReading {
  name: Found | null;
  /** The same person in the other script. */
  native: Found | null;
  /** Line of the block on which the name stands, or -1. */
  line: number;
}

interface Written {
  latin: string;
  native: string;
}

/** The name in a piece of text, Latin and native script apart. */
export function writtenName(text: string, least = 2): Written {
  const inside = /\(([^()]{1,40})\)?/.exec(text)?.[1] ?? '';
  if (legalForm.test(text)) return { latin: '', native: '' };
  const bare = text
    .replace(/\s*\([^()]*\)?/g, ' ')
    .replace(credentials, '')
    .trim();
  const parts = bare.split(/\s*(?:[,/|;:]| [–-] |–)\s*/);
  let native = '';
  let latin = '';
  for (const part of [parts[0] ?? '', parts[1] ?? '', inside]) {
    const headless = part.replace(honorificHead, '').replace(honorificHead, '').trim();
    const hanPart =
      /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}々]+(?:[ ·][\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}々]+)*/u.exec(
        headless,
      )?.[0] ?? '';
    const latinPart = headless
      .replace(hanPart, ' ')
      .replace(/\s*\.(?=\p{L})/gu, '.')
      .replace(/\s+/g, ' ')
      .trim();
    if (native === '' && hanPart !== '') native = nativeIn(hanPart);
    if (latin === '' && isLatinName(latinPart, hanPart === '' && part !== inside ? least : 2))
      latin = latinPart;
    if (latin !== '' && native !== '') break;
  }
  const suffix = /,?\s(?:jr|sr|ii|iii|iv)\.?(?=$|[\s,(])/i.exec(bare)?.[0] ?? '';
  return { latin: latin === '' ? '' : `${properCase(latin)}${latin.endsWith(suffix) ? '' : suffix}`, native };
}

/** A native name among words: "销售部 王小明 经理", "営業部 山田 太郎". */
function nativeIn(text: string): string {
  if (isChineseName(text) || isJapaneseName(text)) return text;
  const words = text.split(' ');
  for (let at = 0; at < words.length; at++) {
    const pair = `${words[at]} ${words[at + 1] ?? ''}`.trim();
    if (at + 1 < words.length && isJapaneseName(pair) && !hanTitle.test(pair)) return pair;
    const word = words[at] ?? '';
    if (word !== text && !hanTitle.test(word) && (isChineseName(word) || isJapaneseName(word))) return word;
  }
  return '';
}

/** Chooses the sender's name from the header, the block and the closing. */
export function readName(sender: Sender, block: readonly Segment[], lines: readonly Line[]): NameReading {
  const header: Found | null =
    sender.name === ''
      ? null
      : { value: sender.name, confidence: sender.confidence, span: sender.display || sender.address };
  let native = sender.native;
  const weak = header === null || header.confidence < 0.72;
  let best: Found | null = null;
  let line = -1;
  for (const piece of block) {
    const found = fromPiece(piece, sender, weak, line >= 0 ? 9 : piece.line);
    if (found === null) continue;
    if (native === '' && found.native !== found.value) native = found.native;
    if (best === null || found.confidence > best.confidence) {
      best = { value: found.value, confidence: found.confidence, span: piece.raw.trim().slice(0, 200) };
      line = piece.line;
    }
  }
  const closed = weak && best === null ? closingName(lines, sender) : null;
  const chosen = pick(header, best, closed);
  const other =
    native !== '' && native !== chosen?.value ? { value: native, confidence: 0.8, span: native } : null;
  return { name: chosen, native: other, line };
}

function fromPiece(
  piece: Segment,
  sender: Sender,
  weak: boolean,
  depth: number,
): (Found & { native: string }) | null {
  const { label, text } = piece;
  if (label !== null && label !== 'name') return null;
  if (text.includes('@') || text.length > 80) return null;
  if (label === 'name') return labelled(piece, sender, weak);
  const hits = nameHits(text, sender);
  const written = writtenName(text, hits > 0 && sender.name.split(' ').length < 2 ? 1 : 2);
  const value = hasHan(sender.name) || written.latin === '' ? written.native || written.latin : written.latin;
  const make = (confidence: number): Found & { native: string } => ({
    value,
    confidence,
    span: piece.raw,
    native: written.native,
  });
  if (value === '')
    return weak && honorificName.test(text)
      ? { value: text, confidence: 0.72, span: piece.raw, native: '' }
      : null;
  const full = hasHan(value) || value.includes(' ');
  if (hits >= 2 || (hits === 1 && (weak || sender.name.split(' ').length < 2)))
    return make(full ? 0.95 : 0.8);
  if (hits === 1) return { ...make(0.7), value };
  if (!weak || depth > 3) return null;
  if (hasHan(value) ? hanTitle.test(value) : latinTitle.test(text) && !/[,|-]/.test(text)) return null;
  return make(hasHan(value) ? 0.84 : 0.78);
}

function labelled(piece: Segment, sender: Sender, weak: boolean): (Found & { native: string }) | null {
  const first = piece.text.split(/[,、;/]|\s{2,}/)[0]?.trim() ?? '';
  const title =
    /^([\p{scx=Han}\p{scx=Katakana}\p{scx=Hiragana}々 ]{1,7}?)(?:\(|$| \S)/u.exec(first)?.[1]?.trim() ?? '';
  const value = honorificName.test(first)
    ? first
    : hasHan(first)
      ? title
      : isLatinName(first, 1)
        ? properCase(first)
        : '';
  if (value === '') return null;
  const same = nameHits(value, sender) > 0 || (sender.organisation !== '' && value.length > 1);
  return {
    value,
    confidence: weak || same ? 0.92 : 0.75,
    span: piece.raw,
    native: hasHan(value) ? value : '',
  };
}

/** A name alone under the closing words. */
function closingName(lines: readonly Line[], sender: Sender): Found | null {
  let after = 9;
  let found: Found | null = null;
  for (const line of lines) {
    if (line.text === '') continue;
    if (signOff.test(line.text) && line.text.length < 60) {
      after = 0;
      continue;
    }
    after++;
    if (after !== 1) continue;
    const written = writtenName(line.text, 1);
    const value = written.native || written.latin;
    if (value === '' || line.cells.length > 1) continue;
    const full = value.includes(' ') || hasHan(value);
    const known = nameHits(value, sender) > 0;
    found = { value, confidence: full ? (known ? 0.9 : 0.75) : known ? 0.72 : 0.5, span: line.raw.trim() };
  }
  return found;
}

function pick(header: Found | null, block: Found | null, closed: Found | null): Found | null {
  if (header === null || header.confidence < 0.72) {
    const other = block ?? closed;
    if (other !== null && (header === null || other.confidence > header.confidence)) return other;
    return header;
  }
  if (block !== null && block.confidence >= header.confidence) return block;
  return header;
}
