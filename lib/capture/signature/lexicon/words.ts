/**
 * Words separated by blanks as an alternation for a regular expression, longest first. They may hold groups; `~` stands for
 * any further letters, `_` for a blank that may be missing, and every dot may be missing.
 */
export function alternation(words: string): string {
  return words
    .trim()
    .split(/\s+/)
    .sort((a, b) => b.length - a.length)
    .join('|')
    .replaceAll('.', '\\.?')
    .replaceAll('~', '\\p{L}*')
    .replaceAll('_', ' ?');
}
