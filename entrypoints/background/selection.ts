import type { Person } from '../../lib/domain/capture';

/** Bounded, so that a long selection costs no more than its length. */
const address = /[^\s<>()[\]",;:@]{1,64}@[^\s<>()[\]",;:@]{1,255}\.[^\s<>()[\]",;:@.]{2,63}/gu;
const longest = 20_000;

/**
 * The one person a selected text names, e.g. `Mei Lin <mei@example.com>`. Null where it holds no address or more than
 * one: which is meant is not guessed.
 */
export function personIn(selection: string): Person | null {
  const text = selection.slice(0, longest);
  const found = [...text.matchAll(address)];
  const [first] = found;
  if (!first || found.some(([other]) => other.toLowerCase() !== first[0].toLowerCase())) return null;
  const before = text.slice(0, first.index).split('\n').at(-1) ?? '';
  const name = before.replace(/mailto:$/i, '').replace(/^["'\s]+|[<("'\s:]+$/g, '');
  return { name: [...name].length <= 64 ? name : '', address: first[0] };
}
