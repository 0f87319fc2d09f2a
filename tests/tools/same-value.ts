/** One width and lower case. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
/** Letters and digits alone. */
export const letters = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
const cjk = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const word = new RegExp(`[${cjk}]|[\\p{L}\\p{N}]+?(?=[${cjk}]|[^\\p{L}\\p{N}]|$)`, 'gu');

/** Equal but for case, blanks and punctuation; or one holds the other and four of five words are shared. */
export function sameText(one: string, two: string): boolean {
  const [a, b] = [letters(one), letters(two)];
  if (a === '' || b === '') return false;
  if (a === b) return true;
  if (!a.includes(b) && !b.includes(a)) return false;
  const left = fold(one).match(word) ?? [];
  const right = [...(fold(two).match(word) ?? [])];
  const all = Math.max(left.length, right.length);
  const shared = left.filter((each) => {
    const at = right.indexOf(each);
    if (at >= 0) right.splice(at, 1);
    return at >= 0;
  });
  return shared.length / all >= 0.8;
}

/** The digits of a phone without its extension. */
export function digits(phone: string): string {
  return fold(phone)
    .replaceAll('(0)', '')
    .replace(/(ext\.?|extension|转|轉|分機|分机|内線|内线|x|#)\s*[:：.]?\s*\d.*$/, '')
    .replace(/\D/g, '')
    .replace(/^00/, '');
}

/** The same last eight digits, extensions aside. */
export function samePhone(one: string, two: string): boolean {
  const [a, b] = [digits(one), digits(two)];
  if (a === b && a.length >= 4) return true;
  if (b.length >= 7 && a.startsWith(b) && a.length - b.length <= 5) return true;
  const length = Math.min(8, a.length, b.length);
  return length >= 6 && a.slice(-length) === b.slice(-length);
}
