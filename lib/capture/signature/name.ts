import type { Found } from '../../domain/capture';
import { namesReader } from './addressee';
import { cited } from './cited';
import { nameHits } from './facts';
import { properCase } from './fold';
import { honorificName, isJapaneseName } from './lexicon/people';
import { latinTitle } from './lexicon/titles';
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
  const header: Found | null = name === '' ? null : cited(name, confidence, sender.display || sender.address);
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
    best = cited(found.value, found.confidence, piece.raw);
    line = piece.line;
  }
  const chosen = best !== null && (header === null || best.confidence >= header.confidence) ? best : header;
  return {
    name: chosen,
    native: native === '' || native === chosen?.value ? null : cited(native, 0.8, native),
    line,
  };
}

interface Candidate {
  value: string;
  native: string;
  confidence: number;
}

function fromPiece(
  { label, text: full }: Segment,
  sender: Sender,
  weak: boolean,
  top: boolean,
): Candidate | null {
  if ((label !== null && label !== 'name') || full.length > 80) return null;
  if (label === 'name') return labelled(full, sender, weak);
  const hits = nameHits(full, sender);
  const text = hits > 1 ? withoutLetters(full, sender) : full.replace(/ ?<.*/, '');
  const { latin, native } = writtenName(text, hits > 0 && !sender.name.includes(' ') ? 1 : 2);
  const own = hasHan(sender.name) && sender.name.length > 2 && full.includes(sender.name) ? sender.name : '';
  const value = own || (hasHan(sender.name) || latin === '' ? native || latin : latin);
  if (value === '') {
    // "0755-2555018 周先生"
    const last = /\S{1,5}$/u.exec(text)?.[0] ?? '';
    return last !== '' && (last === sender.name || (weak && honorificName.test(last)))
      ? { value: last, native, confidence: 0.72 }
      : null;
  }
  const whole = hasHan(value) || value.includes(' ');
  if (hits > 1 || (hits > 0 && (weak || !sender.name.includes(' '))))
    return { value, native, confidence: whole ? 0.95 : 0.8 };
  if (hits > 0) return { value, native, confidence: 0.7 };
  return weak && top && (hasHan(value) || !latinTitle.test(text)) ? { value, native, confidence: 0.8 } : null;
}

/** "Ann Lee RN BSC (Hons)" without the letters behind the name, as far as the header does not hold them. */
function withoutLetters(text: string, sender: Sender): string {
  const left = text.replace(/ ?[(<].*/, '').replace(/(?:[\s,]+[A-Z]\w*[A-Z]\w{0,3})+$/, '');
  return nameHits(left, sender) > 1 ? left : text;
}

function labelled(text: string, sender: Sender, weak: boolean): Candidate | null {
  const first = text.split(/[,、;/(]|\s{2,}/)[0]?.trim() ?? '';
  const han = hasHan(first);
  const bare = isJapaneseName(first) ? first : first.replace(/ .*/, '');
  const value = han ? bare : isLatinName(first, 1) ? properCase(first) : '';
  if (value === '' || value.length > (han ? 7 : 60)) return null;
  const same = weak || nameHits(value, sender) > 0 || sender.organisation !== '';
  return { value, native: han ? value : '', confidence: same ? 0.92 : 0.75 };
}
