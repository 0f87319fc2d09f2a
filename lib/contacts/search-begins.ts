import { lastMark, parting, placeAt } from './search-rank';

/** The lines in which a word begins with these letters, by the kind of its place: exact for the first three letters. */
export interface SearchBegins {
  /** Sorted, each pair once: `place << 16 | first letter`, and `second << 16 | third`; 0 = no such letter. */
  first: Uint32Array<ArrayBuffer>;
  more: Uint32Array<ArrayBuffer>;
  /** Where the lines of each pair begin in `lines`; one more than there are pairs. */
  starts: Uint32Array<ArrayBuffer>;
  lines: Uint16Array<ArrayBuffer>;
}

/** Of a word, the letters that tell for certain. */
export const exactLetters = 3;

/** Lines are numbered in 16 bits, and in sorting in 12. */
export const mostLines = 4096;

const partings = new Set([...parting].map((sign) => sign.charCodeAt(0)));
const groupOf = Array.from({ length: lastMark + 1 }, (_, mark) => placeAt(String.fromCharCode(mark)).group);

export const lineFeed = 10;
/** The group of the text behind a mark; of a line's beginning, where none stands, that of the rest. */
export const groupBehind = (letter: number): number => (letter === lineFeed ? 2 : (groupOf[letter] ?? 2));
export const isMark = (letter: number): boolean => letter <= lastMark || letter === lineFeed;

/** Names a kind of place: the group, and whether its text or a later word of it begins there. */
export const placeOf = (group: number, start: boolean): number => group * 2 + (start ? 1 : 0);

const letterAt = (texts: string, at: number): number => {
  const letter = at < texts.length ? texts.charCodeAt(at) : 0;
  return isMark(letter) ? 0 : letter;
};

/** Every beginning as one number of 64 bits, the line lowest: 3 + 3 × 16 + 12 bits. */
function sortedBegins(texts: string): Uint32Array {
  let halves = new Uint32Array(1 << 15);
  let [count, line, group, begins, start] = [0, 0, groupBehind(lineFeed), true, false];
  for (let at = 0; at < texts.length; at += 1) {
    const letter = texts.charCodeAt(at);
    if (isMark(letter)) {
      if (letter === lineFeed) line += 1;
      [group, begins, start] = [groupBehind(letter), true, false];
      continue;
    }
    if (begins || start) {
      if (2 * count + 2 > halves.length) {
        const larger = new Uint32Array(2 * halves.length);
        larger.set(halves);
        halves = larger;
      }
      const second = letterAt(texts, at + 1);
      const third = second === 0 ? 0 : letterAt(texts, at + 2);
      halves[2 * count] = ((second & 15) << 28) | (third << 12) | line;
      halves[2 * count + 1] = (placeOf(group, !begins) << 28) | (letter << 12) | (second >>> 4);
      count += 1;
    }
    begins = false;
    start = partings.has(letter);
  }
  const used = halves.slice(0, 2 * count);
  new BigUint64Array(used.buffer).sort();
  return used;
}

/** `texts`: at the most `mostLines` lines joined by line feeds. */
export function searchBegins(texts: string): SearchBegins {
  const sorted = sortedBegins(texts);
  const all = sorted.length / 2;
  const [first, more, starts] = [new Uint32Array(all), new Uint32Array(all), new Uint32Array(all + 1)];
  const lines = new Uint16Array(all);
  let [pairs, kept] = [0, 0];
  for (let at = 0; at < all; at += 1) {
    const [low = 0, high = 0] = [sorted[2 * at], sorted[2 * at + 1]];
    const [one, two] = [
      ((high >>> 28) << 16) | ((high >>> 12) & 0xffff),
      (((high & 0xfff) << 20) | (low >>> 12)) >>> 0,
    ];
    const line = low & 0xfff;
    if (pairs === 0 || first[pairs - 1] !== one || more[pairs - 1] !== two) {
      [first[pairs], more[pairs], starts[pairs]] = [one, two, kept];
      pairs += 1;
    } else if (lines[kept - 1] === line) continue;
    lines[kept] = line;
    kept += 1;
  }
  starts[pairs] = kept;
  return {
    first: first.slice(0, pairs),
    more: more.slice(0, pairs),
    starts: starts.slice(0, pairs + 1),
    lines: lines.slice(0, kept),
  };
}

/** Sets the bit of each line in which a word of these first letters stands at such a place; false = there are none. */
export function markBegins(
  begins: SearchBegins,
  place: number,
  letters: readonly number[],
  bits: Uint32Array,
): boolean {
  const [letter = 0, second, third] = letters;
  const one = (place << 16) | letter;
  const from = second === undefined ? 0 : ((second << 16) | (third ?? 0)) >>> 0;
  const to = third !== undefined ? from : second === undefined ? 0xffffffff : (from | 0xffff) >>> 0;
  /** The first pair that is not below. */
  const seek = (more: number, after: boolean) => {
    let [low, high] = [0, begins.first.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const [a = 0, b = 0] = [begins.first[middle], begins.more[middle]];
      if (a < one || (a === one && (b < more || (after && b === more)))) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const start = begins.starts[seek(from, false)] ?? 0;
  const end = begins.starts[seek(to, true)] ?? 0;
  for (let at = start; at < end; at += 1) {
    const line = begins.lines[at] ?? 0;
    bits[line >> 5] = (bits[line >> 5] ?? 0) | (1 << (line & 31));
  }
  return end > start;
}
