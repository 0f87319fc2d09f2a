import type { Found } from '../../domain/capture';
import { namesReader } from './addressee';
import { nameHits } from './facts';
import { honorificName } from './lexicon/people';
import { signOff } from './lexicon/phrases';
import type { Line } from './lines';
import type { Sender } from './sender';
import { hasHan } from './shapes';
import { writtenName } from './written-name';

/** The header's single word that also ends the mail: "Cheers, Oscar". */
export function echoed(lines: readonly Line[], name: string): Found | null {
  const line = lines.findLast(({ text }) => text !== '');
  return name !== '' && line && signOff.test(line.text) && line.text.endsWith(` ${name}`)
    ? { value: name, confidence: 0.75, span: line.raw.trim() }
    : null;
}

/** "13555501234 张先生" */
export function behindNumber(lines: readonly Line[]): Found | null {
  for (const { text, raw } of lines) {
    const value = /\d{7}[\s,(]{1,4}(\p{scx=Han}{2,4})\)?$/u.exec(text)?.[1] ?? '';
    if (honorificName.test(value)) return { value, confidence: 0.72, span: raw.trim().slice(0, 200) };
  }
  return null;
}

/** A name alone under the closing words. */
export function closingName(lines: readonly Line[], sender: Sender): Found | null {
  const words = lines.filter((line) => line.text !== '');
  const at = words.findLastIndex(
    (line, index) => index < words.length - 1 && signOff.test(line.text) && line.text.length < 60,
  );
  const line = at < 0 ? undefined : words[at + 1];
  if (line === undefined || line.cells.length > 1 || namesReader(line, sender, false)) return null;
  const { latin, native } = writtenName(line.text, 1);
  const value = native || latin;
  const known = nameHits(value, sender) > 0;
  const full = value.includes(' ') || hasHan(value);
  return value === ''
    ? null
    : { value, confidence: full ? (known ? 0.9 : 0.75) : known ? 0.72 : 0.5, span: line.raw.trim() };
}
