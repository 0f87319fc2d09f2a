import type { Found } from './mirror';
import { type SearchTable, searchTable, worstWeight } from './search-bits';
import { askLines } from './search-lines';
import { type Weight, weigh } from './search-rank';
import { halves, queryWords, type ShownLine, shownLine } from './search-text';

/** Lines with the key each belongs to, both joined by line feeds. A blank line = gone. */
export interface Segment {
  keys: string;
  /** Search texts; as `searchLine` where `shown` is absent. */
  texts: string;
  /** What lists show of each, as `shownLine` reads it. */
  shown?: string;
}

export interface Hit {
  key: string;
  where: Found['where'];
  shown: ShownLine;
}

export interface PackedSegment extends Segment {
  shown: string;
  /** `searchTable` of the texts; absent = not made yet. */
  table?: SearchTable;
}

export interface SearchIndex {
  /** Newer lines replace older ones of the same key. */
  add(segment: Segment): void;
  /** The best first, those of one rank by their texts; `accept` may leave keys out. */
  find(query: string, limit: number, accept?: (key: string) => boolean): Hit[];
  /** All that is held, sorted by its text, in pieces of `size` lines (at the most `mostLines`), without their tables. */
  packed(size: number): PackedSegment[];
  /** Lines held, those that were replaced among them. */
  readonly lines: number;
}

interface Part {
  /** The number of its first line among those of all parts. */
  first: number;
  lines: number;
  table: SearchTable;
  text(line: number): string;
  key(line: number): string;
  shown(line: number): string;
}

interface Candidate extends Weight {
  key: string;
  text: string;
  shown: string;
}

/** Where each line begins, and where the next one after the last would. */
function startsOf(joined: string, lines: number): Uint32Array {
  const starts = new Uint32Array(lines + 1);
  for (let line = 1, at = 0; line < lines; line += 1) {
    at = joined.indexOf('\n', at) + 1;
    starts[line] = at;
  }
  starts[lines] = joined.length + 1;
  return starts;
}

function countOf(joined: string): number {
  let count = 1;
  for (let at = joined.indexOf('\n'); at >= 0; at = joined.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** What is not needed for every query is made when it is first needed: a worker that has just started answers sooner. */
function partOf({ keys, texts, shown, table }: PackedSegment, first: number): Part {
  const lines = countOf(keys);
  const lineOf = (joined: string) => {
    let starts: Uint32Array | undefined;
    return (line: number) => {
      starts ??= startsOf(joined, lines);
      return joined.slice(starts[line] ?? 0, (starts[line + 1] ?? 1) - 1);
    };
  };
  return {
    first,
    lines,
    table: table ?? searchTable(texts, lines),
    text: lineOf(texts),
    key: lineOf(keys),
    shown: lineOf(shown),
  };
}

export function createSearchIndex(packed: readonly PackedSegment[] = []): SearchIndex {
  const parts: Part[] = [];
  let held = 0;
  for (const segment of packed) {
    const part = partOf(segment, held);
    parts.push(part);
    held += part.lines;
  }
  const patch = new Map<string, ReturnType<typeof halves>>();

  function candidate(at: number, words: readonly string[]): Candidate {
    const part = parts.findLast(({ first }) => first <= at);
    if (!part) throw new Error(`no line ${at}`);
    const [line, text] = [at - part.first, part.text(at - part.first)];
    return {
      rank: 0,
      where: 'other',
      ...weigh(text, words),
      key: part.key(line),
      text,
      shown: part.shown(line),
    };
  }

  /**
   * Goes up the ranks. Lines are read in the order of their bounds, within one of their texts, so that the first `limit` are
   * certain as soon as so many are found: nothing that is left unread can be better.
   */
  function best(words: readonly string[], limit: number, accept: (key: string) => boolean): Candidate[] {
    const lines = parts.map(({ table }) => askLines(table, words));
    const found: Candidate[] = [];
    /** Lines that turned out worse than their bound, by their rank: numbered through all parts. */
    const later = new Map<number, number[]>();
    for (let rank = 0; rank <= worstWeight * words.length && found.length < limit; rank += 1) {
      const these = later.get(rank) ?? [];
      const enough = these.length + limit - found.length;
      for (const [index, part] of parts.entries()) {
        if (these.length >= enough) break;
        for (const line of lines[index]?.(rank) ?? []) {
          const real = weigh(part.text(line), words)?.rank;
          if (real === undefined) continue;
          const key = part.key(line);
          if (patch.has(key) || !accept(key)) continue;
          const list = real === rank ? these : (later.get(real) ?? []);
          if (real !== rank) later.set(real, list);
          list.push(part.first + line);
          if (these.length >= enough) break;
        }
      }
      these.sort((a, b) => a - b);
      for (const at of these.slice(0, limit - found.length)) found.push(candidate(at, words));
    }
    return found;
  }

  return {
    add({ keys, texts }) {
      const lines = texts.split('\n');
      for (const [index, key] of keys.split('\n').entries()) patch.set(key, halves(lines[index] ?? ''));
    },
    find(query, limit, accept = () => true) {
      const words = queryWords(query);
      if (words.length === 0) return [];
      const hits = best(words, limit, accept);
      for (const [key, { text, shown }] of patch) {
        const weight = text !== '' && accept(key) ? weigh(text, words) : null;
        if (weight) hits.push({ ...weight, key, text, shown });
      }
      return hits
        .sort((a, b) => a.rank - b.rank || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
        .slice(0, limit)
        .map(({ key, where, shown }) => ({ key, where, shown: shownLine(shown) }));
    },
    packed(size) {
      const all: { text: string; key: string; shown: string }[] = [];
      for (const part of parts) {
        for (let line = 0; line < part.lines; line += 1) {
          const key = part.key(line);
          const text = patch.has(key) ? '' : part.text(line);
          if (text !== '') all.push({ text, key, shown: part.shown(line) });
        }
      }
      for (const [key, { text, shown }] of patch) if (text !== '') all.push({ text, key, shown });
      all.sort((a, b) => (a.text < b.text ? -1 : 1));
      const segments: PackedSegment[] = [];
      for (let from = 0; from < all.length; from += size) {
        const piece = all.slice(from, from + size);
        segments.push({
          keys: piece.map(({ key }) => key).join('\n'),
          texts: piece.map(({ text }) => text).join('\n'),
          shown: piece.map(({ shown }) => shown).join('\n'),
        });
      }
      return segments;
    },
    get lines() {
      return held + patch.size;
    },
  };
}
