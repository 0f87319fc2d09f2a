import { hanHouse, nameHits } from './facts';
import { honorificName, isChineseName, isJapaneseName } from './lexicon/people';
import { functionWords } from './lexicon/phrases';
import { hanTitle } from './lexicon/titles';
import type { Line } from './lines';
import type { Sender } from './sender';
import { hasHan, isLatinName, isPlace } from './shapes';

const called = /^([^,:;!]{1,40}?)\s*(?:[,:!]\s*(.*))?$/u;
/** Words said to somebody: no title, place or company holds them. */
const said = /[我你您请請谢謝了吗]/u;

/**
 * Whether a line begins with the name of the person written to: "林工，图纸已更新", "Mei Lin, please call me".
 * `first` = nothing of the mail stands above it.
 */
export function namesReader({ text }: Line, sender: Sender, first: boolean): boolean {
  const [, head = '', rest = ''] = called.exec(text) ?? [];
  if (head === '' || nameHits(head, sender) > 0) return false;
  const comma = head.length < text.length;
  if (hasHan(head)) {
    if (/(?:様|さん)$/.test(head) || (first && honorificName.test(head))) return true;
    if (!comma || !(honorificName.test(head) || isChineseName(head) || isJapaneseName(head))) return false;
    const [next = ''] = rest.split(/[,:;。]/);
    if (next === '') return first;
    if (/\d/.test(next) || hanTitle.test(next) || hanHouse.test(next) || isPlace(next)) return false;
    return said.test(next) || (first && next.length > 3);
  }
  if (!comma || !isLatinName(head, 1)) return false;
  return rest === '' ? first : /^\p{Ll}/u.test(rest) && functionWords(rest) > 0;
}
