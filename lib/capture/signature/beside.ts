import type { Found } from '../../domain/capture';
import { cited } from './cited';
import { hanHouse, nameHits } from './facts';
import { notOwn } from './house';
import { department, institution, legalForm, organisationWord } from './lexicon/organisations';
import { honorificName, isChineseName, isJapaneseName, isSurname, section } from './lexicon/people';
import { signOff } from './lexicon/phrases';
import { hanTitle } from './lexicon/titles';
import type { Segment } from './segments';
import type { Sender } from './sender';
import { hasHan, isPlace } from './shapes';
import { isProse } from './tail';

/** How a name is read aloud: "サトウ ケンイチ". */
const reading = /^[ぁ-ヿ]+ [ぁ-ヿ]+$/;
const known = [department, institution, legalForm, organisationWord, signOff, notOwn, section];

/** Chinese and Japanese without a legal form: the house stands near the person's name, above it or beside it. */
export function houseBeside(pieces: readonly Segment[], nameLine: number, sender: Sender): Found | null {
  for (const piece of pieces) {
    if (
      piece.line < nameLine - 3 ||
      piece.line > nameLine + 2 ||
      !hasHan(piece.text) ||
      reading.test(piece.text)
    )
      continue;
    const [word = ''] = wordsOf(piece.text);
    if (/^[^-.]{3,18}$/u.test(word) && cjk(word) > 2 && !hanTitle.test(word) && isPlain(word, piece, sender))
      return cited(word, 0.72, piece.raw);
  }
  return null;
}

/** In any language: words between the name and the house are what the person is called there. */
export function positionBeside(
  pieces: readonly Segment[],
  nameLine: number,
  sender: Sender,
  person: string,
  company: string,
): Found | null {
  const house = pieces.find(({ text }) => company !== '' && text.includes(company));
  if (nameLine < 0 || house === undefined || Math.abs(house.line - nameLine) > 3) return null;
  for (const piece of pieces) {
    const { line, text } = piece;
    const within = hasHan(text)
      ? line >= Math.min(nameLine, house.line) && line <= Math.max(nameLine, house.line)
      : line === nameLine + 1 && line < house.line;
    if (!within) continue;
    const words = hasHan(text)
      ? wordsOf(text.replace(company, ' ')).filter((word) => /^[^A-Z\d]{2,10}$/.test(word))
      : [text];
    const word = words.find(
      (one) => isPlain(one, piece, sender) && !person.includes(one) && !hanHouse.test(one),
    );
    if (word !== undefined) return cited(word, 0.72, piece.raw);
  }
  return null;
}

const cjk = (text: string): number => text.match(/[\p{scx=Han}\p{scx=Kana}\p{scx=Hira}]/gu)?.length ?? 0;

/** The words of Chinese or Japanese text outside its brackets. */
const wordsOf = (text: string): string[] =>
  text
    .replace(/\([^()]*\)/g, ' ')
    .trim()
    .split(/[\s/]+/);

/** No name, section, place or sentence. */
const isPlain = (word: string, { label, text }: Segment, sender: Sender): boolean =>
  label === null &&
  !isPlace(text) &&
  !isProse(text) &&
  /^\p{L}[\p{L}\p{M}\p{N}・· .&'/-]{0,48}\p{L}$/u.test(word) &&
  nameHits(word, sender) < 1 &&
  !known.some((pattern) => pattern.test(word)) &&
  !/[我你您请請谢謝了吗]/.test(word) &&
  !honorificName.test(word) &&
  !isChineseName(word) &&
  !isJapaneseName(word) &&
  !isSurname(word);
