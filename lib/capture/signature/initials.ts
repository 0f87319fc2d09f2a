import { fold } from './fold';

/** True where a domain's own label is made of the words: whole, by their beginnings, or by their initials. */
export function sharesLabel(text: string, label: string): boolean {
  const wanted = fold(label).replace(/[^a-z0-9]/g, '');
  const words = fold(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .slice(0, 9);
  if (words.includes(wanted)) return true;
  const initials = words.map((word) => word.charAt(0)).join('');
  if (wanted.length > 2 && words.length > 2 && initials.startsWith(wanted)) return true;
  if (wanted.length < 4) return false;
  return (
    words.join('').includes(wanted) ||
    words.some((word) => word.length > 4 && wanted.startsWith(word)) ||
    builds(wanted, words)
  );
}

/** True where `wanted` is a chain of beginnings (two letters or more) of the words, in order. */
function builds(wanted: string, words: readonly string[]): boolean {
  if (wanted === '') return true;
  return words.some((word, at) => {
    for (let take = 2; take <= word.length && wanted.startsWith(word.slice(0, take)); take++) {
      if (builds(wanted.slice(take), words.slice(at + 1))) return true;
    }
    return false;
  });
}
