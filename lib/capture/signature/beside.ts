import type { Found } from '../../domain/capture';
import { notOwn } from './house';
import { honorificName, isChineseName, isJapaneseName, isSurname } from './lexicon/people';
import { signOff } from './lexicon/phrases';
import { hanTitle } from './lexicon/titles';
import type { Segment } from './segments';
import { hasHan, isPlace } from './shapes';
import { isProse } from './tail';

/** Sections of an organisation by their last word, and words of other lines. */
const section = /(?:[部課课科室系处處係班組组局署線线業业]|本社|中心|センター|チーム|グループ)$/u;

/** How a name is read aloud: "サトウ ケンイチ". */
const reading = /^[\p{scx=Kana}\p{scx=Hira}]+ [\p{scx=Kana}\p{scx=Hira}]+$/u;

/**
 * A Chinese or Japanese name without a legal form: the words beside the person's name that are no name, position, section or
 * place. Signatures in these languages name the house right above the person or on the same line.
 */
export function besideName(pieces: readonly Segment[], nameLine: number, person: string): Found | null {
  for (const { label, line, text, raw } of pieces) {
    if (label !== null || line < nameLine - 3 || line > nameLine + 2 || !hasHan(text) || reading.test(text))
      continue;
    const [word = ''] = text
      .replace(/\([^()]*\)/g, ' ')
      .trim()
      .split(/[\s/]+/);
    if (
      /^[\p{scx=Han}\p{scx=Kana}\p{scx=Hira}A-Za-z0-9ー・·&]{3,18}$/u.test(word) &&
      /(?:[\p{scx=Han}\p{scx=Kana}\p{scx=Hira}].*){3}/u.test(word) &&
      !section.test(word) &&
      !honorificName.test(word) &&
      !(person.length > 2 && word.startsWith(person.replace(' ', ''))) &&
      !hanTitle.test(word) &&
      !isPlace(text) &&
      !isProse(text) &&
      !signOff.test(word) &&
      !notOwn.test(word) &&
      !/[我你您请請谢謝了吗]/.test(word) &&
      !isChineseName(word) &&
      !isJapaneseName(word) &&
      !isSurname(word)
    )
      return { value: word, confidence: 0.72, span: raw.trim().slice(0, 200) };
  }
  return null;
}
