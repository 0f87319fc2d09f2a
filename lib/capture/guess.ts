import type { Snapshot } from '../domain/snapshot';
import { createMemo, spotsIn } from './memo';
import { isMark } from './page';

/** No longer value is read. */
const longest = 2000;
/** Values with an address in them that are looked at. */
const most = 400;

/** Where the value around a place begins or ends: at the next mark of the tree. */
function edge(tree: string, at: number, step: 1 | -1): number {
  let end = at;
  while (Math.abs(end - at) <= longest && end >= 0 && end < tree.length && !isMark(tree, end)) end += step;
  return end;
}

/** How often a page shows each address, in its order. */
export function addressesShown({ documents }: Snapshot, memo = createMemo()): Map<string, number> {
  const found = new Map<string, number>();
  let left = most;
  for (const { tree } of documents)
    for (let at = tree.indexOf('@'); at >= 0 && left > 0; left -= 1) {
      const end = edge(tree, at, 1);
      const told = tree.slice(edge(tree, at, -1) + 1, end);
      // An attribute's name is not part of the address.
      for (const { address } of spotsIn(memo, told.replace(/^[a-z-]+=/, '')))
        found.set(address, (found.get(address) ?? 0) + 1);
      at = tree.indexOf('@', end);
    }
  return found;
}

/**
 * Who a page's mail may be from, before it is read: a mail that was opened shows its sender once more than the list beside it
 * did before.
 */
export const guessed = (now: ReadonlyMap<string, number>, before: ReadonlyMap<string, number>): string[] =>
  [...now]
    .map(([address, count]) => ({ address, more: count - (before.get(address) ?? 0) }))
    .sort((a, b) => b.more - a.more)
    .map(({ address }) => address);
