import type { Found } from '../../domain/capture';
import { namesReader } from './addressee';
import { cited } from './cited';
import { signOff } from './lexicon/phrases';
import type { Line } from './lines';
import type { Sender } from './sender';
import { hasHan } from './shapes';
import { writtenName } from './written-name';

/** A name alone under the closing words. */
export function closingName(lines: readonly Line[], sender: Sender): Found | null {
  const words = lines.filter(({ text }) => text !== '');
  const line = words.find((_, at) => signOff.test(words[at - 1]?.text.slice(0, 60) ?? ''));
  if (line === undefined || line.cells.length > 1 || namesReader(line, sender, false)) return null;
  const { latin, native } = writtenName(line.text, 1);
  const value = native || latin;
  return value === '' ? null : cited(value, value.includes(' ') || hasHan(value) ? 0.75 : 0.5, line.raw);
}
