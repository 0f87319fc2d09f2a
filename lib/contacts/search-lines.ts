import { askedWord, both, either, type Lines, placesIn, type SearchTable, worstWeight } from './search-bits';

/** More words than these only leave lines out; they do not order them. */
const counted = 3;

/** All ways to make `rank` of this many weights. */
function waysTo(rank: number, words: number): number[][] {
  if (words === 1) return rank <= worstWeight ? [[rank]] : [];
  return Array.from({ length: Math.min(rank, worstWeight) + 1 }, (_, weight) => weight).flatMap((weight) =>
    waysTo(rank - weight, words - 1).map((rest) => [weight, ...rest]),
  );
}

function* numbersOf(lines: Uint32Array): Generator<number> {
  for (const [block, bits] of lines.entries()) {
    for (let left = bits; left !== 0; left &= left - 1) yield (block << 5) + 31 - Math.clz32(left & -left);
  }
}

/**
 * Asked with 0, 1, 2 …: the lines of a segment for which that is the lowest rank that `weigh` can find there, in their order.
 * Each line once; lines that cannot hold all the words never.
 */
export function askLines(table: SearchTable, words: readonly string[]): (rank: number) => Iterable<number> {
  const all = words.map((word) => placesIn(table, askedWord(word)));
  const places = all.slice(0, counted);
  let left: Lines | undefined;
  /** One word alone is not looked for in all places before it must be. */
  const alive = () => {
    left ??= all.length === 1 ? undefined : all.map((one) => one.anywhere()).reduce(both);
    return left;
  };
  return (rank) => {
    if (alive() === null) return [];
    let found: Lines = null;
    for (const way of waysTo(rank, places.length)) {
      let these: Lines | undefined = left;
      for (const [word, weight] of way.entries()) {
        const here = places[word]?.at(weight) ?? null;
        these = these === undefined ? here : both(these, here);
        if (these === null) break;
      }
      found = either(found, these ?? null);
    }
    if (found === null) return [];
    const seen = found;
    left =
      left === undefined
        ? found.map((bits) => ~bits)
        : left?.map((bits, block) => bits & ~(seen[block] ?? 0));
    return numbersOf(found);
  };
}
