import type { Found } from './mirror';
import { marks } from './search-text';

/** A part of a contact as far as it counts where a word is met: the name first, address and company, then the rest. */
export type Group = 0 | 1 | 2;
export const groupWeights: Readonly<Record<Group, number>> = { 0: 0, 1: 3, 2: 4 };

const places: Readonly<Record<string, { place: Found['where']; group: Group }>> = {
  [marks.name]: { place: 'name', group: 0 },
  [marks.address]: { place: 'address', group: 1 },
  [marks.company]: { place: 'company', group: 1 },
};
const elsewhere = { place: 'other', group: 2 } as const;

/** What the text behind this mark is. */
export const placeAt = (mark: string | undefined) => places[mark ?? ''] ?? elsewhere;

/** All marks are at the most this. */
export const lastMark = marks.other.charCodeAt(0);

/** What parts words. */
export const parting = ' @.,;·-';

/** Where in its part a word is met: at the beginning, at that of a later word, or within one. */
export const beginWeights = { begin: 0, start: 2, inside: 4 } as const;

export interface Weight {
  /** The sum over the words of the best place each is met at; lower is better. */
  rank: number;
  /** Where the first word is met. */
  where: Found['where'];
}

/** Null = a word is missing. */
export function weigh(line: string, words: readonly string[]): Weight | null {
  let rank = 0;
  let where: Found['where'] = 'other';
  for (const [index, word] of words.entries()) {
    let best: number | null = null;
    for (let at = line.indexOf(word); at >= 0 && best !== 0; at = line.indexOf(word, at + 1)) {
      let start = at;
      while (start > 0 && line.charCodeAt(start - 1) > lastMark) start -= 1;
      const { place, group } = placeAt(line[start - 1]);
      const kind = start === at ? 'begin' : parting.includes(line[at - 1] ?? '') ? 'start' : 'inside';
      const weight = beginWeights[kind] + groupWeights[group];
      if (best !== null && weight >= best) continue;
      best = weight;
      if (index === 0) where = place;
    }
    if (best === null) return null;
    rank += best;
  }
  return { rank, where };
}
