import type { Found } from '../../domain/capture';
import { nameHits } from './facts';
import { department, institution, legalForm, organisationWord } from './lexicon/organisations';
import type { Segment } from './segments';
import type { Sender } from './sender';
import { hasHan, isPlace } from './shapes';
import { isProse } from './tail';

/** In any language: words alone on a line between the name and the house are what the person is called there. */
export function between(
  pieces: readonly Segment[],
  sender: Sender,
  nameLine: number,
  company: string,
): Found | null {
  const [next, ...more] = pieces.filter(({ line }) => line === nameLine + 1);
  const house = pieces.find(({ line, text }) => line > nameLine && company !== '' && text.includes(company));
  if (nameLine < 0 || next === undefined || more.length > 0 || house === undefined) return null;
  const { label, line, text, raw } = next;
  const plain =
    label === null &&
    line < house.line &&
    house.line < nameLine + 4 &&
    /^\p{L}[\p{L}\p{M} .&'/-]{1,48}$/u.test(text) &&
    !hasHan(text) &&
    !isPlace(text) &&
    !isProse(text) &&
    nameHits(text, sender) < 1 &&
    ![department, institution, legalForm, organisationWord].some((pattern) => pattern.test(text));
  return plain ? { value: text, confidence: 0.72, span: raw.trim().slice(0, 200) } : null;
}
