/** Space-separated words as an alternation for a regular expression; `_` stands for a blank inside a word. */
export function alternation(words: string): string {
  return words
    .trim()
    .split(/\s+/)
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll('_', ' ?'))
    .join('|');
}

/** Space-separated words as a set. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
