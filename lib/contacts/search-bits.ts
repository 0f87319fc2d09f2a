import {
  exactLetters,
  groupBehind,
  isMark,
  lineFeed,
  markBegins,
  placeOf,
  type SearchBegins,
  searchBegins,
} from './search-begins';
import { beginWeights, type Group, groupWeights } from './search-rank';

/**
 * What tells quickly which lines of a segment can hold a word, and how good its place can be at best. The text itself tells
 * the rest.
 */
export interface SearchTable {
  /**
   * A column for each of `columns` features, a bit for each line. A feature is a letter or a pair of letters in one group of
   * a contact's parts; several may share a column.
   */
  bits: Uint32Array<ArrayBuffer>;
  begins: SearchBegins;
}

const columns = 1024;
/** Of each group, for its letters; the columns behind are those of the pairs. */
const letterColumns = 64;
const pairsFrom = 3 * letterColumns;
const groups: readonly Group[] = [0, 1, 2];

/** The letters and figures of ASCII have columns of their own. */
const letterColumn = (group: number, letter: number) =>
  group * letterColumns + (letter & (letterColumns - 1));

function pairColumn(group: number, a: number, b: number): number {
  const mixed = Math.imul(Math.imul(a, 0x9e3779b1) ^ (b + group * 0x10001), 0x85ebca6b);
  return pairsFrom + (((mixed ^ (mixed >>> 15)) >>> 0) % (columns - pairsFrom));
}

const blocksOf = (lines: number) => (lines + 31) >> 5;

/** `texts`: lines joined by line feeds, as in a `Segment`. */
export function searchTable(texts: string, lines: number): SearchTable {
  const blocks = blocksOf(lines);
  const bits = new Uint32Array(columns * blocks);
  let [line, group, before, block, bit] = [0, groupBehind(lineFeed), 0, 0, 1];
  for (let at = 0; at < texts.length; at += 1) {
    const letter = texts.charCodeAt(at);
    if (isMark(letter)) {
      if (letter === lineFeed) {
        line += 1;
        [block, bit] = [line >> 5, 1 << (line & 31)];
      }
      group = groupBehind(letter);
      before = 0;
      continue;
    }
    const single = letterColumn(group, letter) * blocks + block;
    bits[single] = (bits[single] ?? 0) | bit;
    if (before !== 0) {
      const pair = pairColumn(group, before, letter) * blocks + block;
      bits[pair] = (bits[pair] ?? 0) | bit;
    }
    before = letter;
  }
  return { bits, begins: searchBegins(texts) };
}

/** A word of a query, made ready for any number of segments. */
export interface AskedWord {
  letters: readonly number[];
  /** For each group the columns that a line must have to hold it there; pairs are rarer and tell first. */
  within: readonly (readonly number[])[];
}

export function askedWord(word: string): AskedWord {
  const letters = Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
  const within = groups.map((group) => {
    const pairs = letters.slice(1).map((letter, at) => pairColumn(group, letters[at] ?? 0, letter));
    return [...new Set([...pairs, ...letters.map((letter) => letterColumn(group, letter))])];
  });
  return { letters, within };
}

/** Lines of a segment as bits; null = none. */
export type Lines = Uint32Array | null;

/** Weights of one word's places, best first: a line may hold it at several. */
export const worstWeight = Math.max(...Object.values(groupWeights)) + beginWeights.inside;

/** Where lines of one segment may hold a word; each is found out when it is first asked for. */
export interface Places {
  /** Lines that may hold it at a place of this weight. */
  at(weight: number): Lines;
  /** Lines that may hold it at all. */
  anywhere(): Lines;
}

const some = (lines: Uint32Array): Lines => (lines.some((bits) => bits !== 0) ? lines : null);

export const both = (a: Lines, b: Lines): Lines =>
  a && b && some(a.map((bits, block) => bits & (b[block] ?? 0)));

export function either(a: Lines, b: Lines): Lines {
  return a && b ? a.map((bits, block) => bits | (b[block] ?? 0)) : (a ?? b);
}

function once<Value>(make: (which: number) => Value): (which: number) => Value {
  const made = new Map<number, Value>();
  return (which) => {
    const held = made.get(which);
    if (held !== undefined) return held;
    const value = make(which);
    made.set(which, value);
    return value;
  };
}

export function placesIn({ bits, begins }: SearchTable, { letters, within }: AskedWord): Places {
  const blocks = bits.length / columns;
  const inside = once((group) => {
    const [first = 0, ...others] = within[group] ?? [];
    const lines = bits.slice(first * blocks, (first + 1) * blocks);
    for (const column of others) {
      const from = column * blocks;
      let any = 0;
      for (let at = 0; at < blocks; at += 1) {
        const now = (lines[at] ?? 0) & (bits[from + at] ?? 0);
        lines[at] = now;
        any |= now;
      }
      if (any === 0) return null;
    }
    return some(lines);
  });
  const beginning = (group: Group, start: boolean): Lines => {
    const lines = new Uint32Array(blocks);
    if (!markBegins(begins, placeOf(group, start), letters, lines)) return null;
    return letters.length <= exactLetters ? lines : both(lines, inside(group));
  };
  const at = once((weight) => {
    let lines: Lines = null;
    for (const group of groups) {
      const rest = weight - groupWeights[group];
      if (rest === beginWeights.begin) lines = either(lines, beginning(group, false));
      if (rest === beginWeights.start) lines = either(lines, beginning(group, true));
      if (rest === beginWeights.inside) lines = either(lines, inside(group));
    }
    return lines;
  });
  return { at, anywhere: () => groups.map(inside).reduce(either, null) };
}
