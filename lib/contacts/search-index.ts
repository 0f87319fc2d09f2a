import type { Found } from './mirror';
import { marks, queryWords } from './search-text';

/** Lines of search text with the key each belongs to, both joined by line feeds. A blank line = gone. */
export interface Segment {
  keys: string;
  texts: string;
}

export interface Hit {
  key: string;
  where: Found['where'];
}

export interface SearchIndex {
  /** Newer lines replace older ones of the same key. */
  add(segment: Segment): void;
  /** Best first; `accept` may leave keys out. */
  find(query: string, limit: number, accept?: (key: string) => boolean): Hit[];
  /** All that is held, sorted by its text, in pieces of `size` lines. */
  packed(size: number): Segment[];
  /** Lines held, those that were replaced among them. */
  readonly lines: number;
}

interface Base {
  text: string;
  keys: string[];
  /** Where each line of `text` begins. */
  starts: Uint32Array;
}

/** More hits of a word than this are not weighed: the best beginnings are looked for instead. */
const weighed = 800;

function baseOf(segments: readonly Segment[]): Base {
  const text = segments.map(({ texts }) => texts).join('\n');
  const keys = segments.flatMap((segment) => segment.keys.split('\n'));
  const starts = new Uint32Array(keys.length);
  for (let line = 1, at = 0; line < keys.length; line += 1) {
    at = text.indexOf('\n', at) + 1;
    starts[line] = at;
  }
  return { text, keys, starts };
}

/** The line that holds this place. */
function lineAt(starts: Uint32Array, at: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

const places: Readonly<Record<string, Found['where']>> = {
  [marks.name]: 'name',
  [marks.address]: 'address',
  [marks.company]: 'company',
};

const lastMark = marks.other.charCodeAt(0);
/** What parts words. */
const parting = ' @.,;·-';

/** Lower is better; null = a word is missing. */
function weigh(line: string, words: readonly string[]): { rank: number; where: Found['where'] } | null {
  let rank = 0;
  let where: Found['where'] = 'other';
  for (const [index, word] of words.entries()) {
    let best: number | null = null;
    for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
      let start = at;
      while (start > 0 && line.charCodeAt(start - 1) > lastMark) start -= 1;
      const place = places[line[start - 1] ?? ''] ?? 'other';
      const begins = start === at ? 0 : parting.includes(line[at - 1] ?? '') ? 2 : 4;
      const weight = begins + (place === 'name' ? 0 : place === 'other' ? 4 : 3);
      if (best !== null && weight >= best) continue;
      best = weight;
      if (index === 0) where = place;
    }
    if (best === null) return null;
    rank += best;
  }
  return { rank, where };
}

export function createSearchIndex(packed: readonly Segment[] = []): SearchIndex {
  const base = baseOf(packed);
  const patch = new Map<string, string>();

  const lineOf = (line: number): string => {
    const from = base.starts[line] ?? 0;
    const next = base.starts[line + 1];
    return base.text.slice(from, next === undefined ? undefined : next - 1);
  };

  function* linesWith(pattern: string): Generator<number> {
    for (let at = base.text.indexOf(pattern); at >= 0; ) {
      const line = lineAt(base.starts, at);
      yield line;
      const next = base.starts[line + 1];
      at = next === undefined ? -1 : base.text.indexOf(pattern, next);
    }
  }

  return {
    add({ keys, texts }) {
      const lines = texts.split('\n');
      for (const [index, key] of keys.split('\n').entries()) patch.set(key, lines[index] ?? '');
    },
    find(query, limit, accept = () => true) {
      const words = queryWords(query);
      const [longest] = [...words].sort((a, b) => b.length - a.length);
      if (longest === undefined) return [];
      const hits: (Hit & { rank: number; text: string })[] = [];
      const seen = new Set<string>();
      const others = words.filter((word) => word !== longest);
      const take = (key: string, text: string): boolean => {
        if (seen.has(key) || !others.every((word) => text.includes(word)) || !accept(key)) return false;
        seen.add(key);
        const found = weigh(text, words);
        if (found) hits.push({ key, text, ...found });
        return found !== null;
      };
      for (const [key, text] of patch) if (text.includes(longest)) take(key, text);
      /** False where there were more than `most`. */
      const scan = (pattern: string, most: number): boolean => {
        let taken = 0;
        for (const line of linesWith(pattern)) {
          const key = base.keys[line] ?? '';
          if (!patch.has(key) && take(key, lineOf(line))) taken += 1;
          if (taken >= most) return false;
        }
        return true;
      };
      if (!scan(longest, weighed)) scan(marks.name + longest, 2 * limit);
      return hits
        .sort((a, b) => a.rank - b.rank || (a.text < b.text ? -1 : 1))
        .slice(0, limit)
        .map(({ key, where }) => ({ key, where }));
    },
    packed(size) {
      const all: [string, string][] = [];
      for (const [line, key] of base.keys.entries()) {
        const text = patch.has(key) ? '' : lineOf(line);
        if (text !== '') all.push([text, key]);
      }
      for (const [key, text] of patch) if (text !== '') all.push([text, key]);
      all.sort(([a], [b]) => (a < b ? -1 : 1));
      const segments: Segment[] = [];
      for (let from = 0; from < all.length; from += size) {
        const piece = all.slice(from, from + size);
        segments.push({
          keys: piece.map(([, key]) => key).join('\n'),
          texts: piece.map(([text]) => text).join('\n'),
        });
      }
      return segments;
    },
    get lines() {
      return base.keys.length + patch.size;
    },
  };
}
