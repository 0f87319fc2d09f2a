import type { Found } from '../../domain/capture';
import { namesReader } from './addressee';
import { behindNumber, closingName, echoed } from './closing';
import { nameHits } from './facts';
import { properCase } from './fold';
import { credentials, honorificName, isJapaneseName, isSurname } from './lexicon/people';
import { hanTitle, latinTitle } from './lexicon/titles';
import type { Line } from './lines';
import type { Segment } from './segments';
import type { Sender } from './sender';
import { hasHan, isLatinName } from './shapes';
import { writtenName } from './written-name';

export interface NameReading {
  name: Found | null;
  /** The same person in the other script. */
  native: Found | null;
  /** Line of the block on which the name stands, or -1. */
  line: number;
}

/** Chooses the sender's name from the header, the block and the closing. */
export function readName(sender: Sender, block: readonly Segment[], lines: readonly Line[]): NameReading {
  const { name, confidence } = sender;
  const header: Found | null =
    name === '' ? null : { value: name, confidence, span: sender.display || sender.address };
  const weak = confidence < 0.72;
  let native = sender.native;
  let best: Found | null = null;
  let line = -1;
  const opening = lines.find(({ text }) => text !== '');
  const reader = new Set(
    lines.filter((one) => one.text !== '' && namesReader(one, sender, one === opening)).map(({ raw }) => raw),
  );
  for (const piece of block) {
    if (reader.has(piece.raw)) continue;
    const found = fromPiece(piece, sender, weak, line < 0 && piece.line < 4);
    if (found === null) continue;
    native ||= found.native;
    // A name that stands there twice is the closing's, then the signature's.
    const again = found.confidence === best?.confidence && found.value === best.value;
    if (best !== null && !again && found.confidence <= best.confidence) continue;
    best = { value: found.value, confidence: found.confidence, span: piece.raw.trim().slice(0, 200) };
    line = piece.line;
  }
  if (weak) best ??= closingName(lines, sender) ?? behindNumber(lines) ?? echoed(lines, name);
  const chosen = best !== null && (header === null || best.confidence >= header.confidence) ? best : header;
  return {
    name: chosen,
    native:
      native === '' || native === chosen?.value ? null : { value: native, confidence: 0.8, span: native },
    line,
  };
}

interface Candidate {
  value: string;
  native: string;
  confidence: number;
}

function fromPiece(
  { label, text: written }: Segment,
  sender: Sender,
  weak: boolean,
  top: boolean,
): Candidate | null {
  const full = written.replace(/\s*(?:<[^<>@]{1,64}@[^<>@]*>?|#\d{1,6})$/, '');
  if ((label !== null && label !== 'name') || full.includes('@') || full.length > 80) return null;
  if (label === 'name') return labelled(full, sender, weak);
  const single = weak || !sender.name.includes(' ');
  const hits = nameHits(full, sender);
  const text = hits > 1 ? withoutLetters(full, sender) : full;
  const { latin, native } = writtenName(text, hits > 0 && !sender.name.includes(' ') ? 1 : 2);
  const value = ownForm(full, sender.name) || (hasHan(sender.name) || latin === '' ? native || latin : latin);
  if (value === '') {
    // "0755-2555018 周先生", "人事部 採用担当 松本"
    const [lead = '', last = ''] = /^(.*[\d ]|)(\S{1,5})$/u.exec(text)?.slice(1) ?? [];
    const called =
      honorificName.test(last) || (hanTitle.test(lead.trim()) && hasHan(last) && isSurname(last));
    return (weak && called) || (last !== '' && last === sender.name)
      ? { value: last, native, confidence: 0.72 }
      : null;
  }
  if (hits > 1 || (hits > 0 && single))
    return { value, native, confidence: hasHan(value) || value.includes(' ') ? 0.95 : 0.8 };
  if (hits > 0) return { value, native, confidence: 0.7 };
  if (!weak || !top || (!hasHan(value) && latinTitle.test(text) && !/[,|-]/.test(text))) return null;
  return { value, native, confidence: hasHan(value) ? 0.84 : 0.78 };
}

/** The header's own name as the text sets it apart: "高梨 亮" for "高梨亮". */
const ownForm = (text: string, name: string): string =>
  /^[\p{scx=Han}\p{scx=Kana}\p{scx=Hira} ]{3,}$/u.test(name) && !hanTitle.test(name)
    ? (new RegExp([...name.replace(/ /g, '')].join(' ?'), 'u').exec(text)?.[0] ?? '')
    : '';

/** "Ann Lee RN BSc (Hons)" without the letters behind the name, as far as the header does not hold them. */
function withoutLetters(text: string, sender: Sender): string {
  let left = text.replace(/\s*\([^()]*\)$/, '').replace(credentials, '');
  for (let last = lastWord(left); last !== ''; last = lastWord(left)) {
    if (sender.tokens.includes(last.toLowerCase())) break;
    left = left.slice(0, -last.length).replace(/[\s,]+$/, '');
  }
  return nameHits(left, sender) > 1 ? left : text;
}

const lastWord = (text: string): string =>
  /(?<=\p{L}[\s,]+)(?:[A-Z]{2,6}|[A-Z]{1,2}[A-Za-z]{0,5}[A-Z][a-z]{0,3})$/u.exec(text)?.[0] ?? '';

function labelled(text: string, sender: Sender, weak: boolean): Candidate | null {
  const first = text.split(/[,、;/]|\s{2,}/)[0]?.trim() ?? '';
  const bare = /^([\p{scx=Han}\p{scx=Kana}\p{scx=Hira} ]{1,7}?)(?:\(|$| \S)/u.exec(first)?.[1]?.trim() ?? '';
  const value =
    honorificName.test(first) || isJapaneseName(first)
      ? first
      : hasHan(first)
        ? bare
        : isLatinName(first, 1)
          ? properCase(first)
          : '';
  const same = weak || nameHits(value, sender) > 0 || sender.organisation !== '';
  return value === '' ? null : { value, native: hasHan(value) ? value : '', confidence: same ? 0.92 : 0.75 };
}
