import { isAddress } from '../domain/address';
import type { Person } from '../domain/capture';

/** Nothing that parts words, in Latin or CJK text. Bounded, so that a long selection costs no more than its length. */
const apart = `${String.raw`\s<>()[\]",;:@\p{Ps}\p{Pe}\p{Pi}\p{Pf}`}，。；：、？！`;
/** Made when a selection is read: with its many kinds of letters it costs half a millisecond, which no start need pay. */
const address = () => new RegExp(`[^${apart}]{1,64}@[^${apart}]{1,255}\\.[^${apart}.]{2,63}`, 'gu');
const longest = 20_000;

/**
 * The one person a selected text names, e.g. `Mei Lin <mei@example.com>`. Null where it holds no address or more than
 * one: which is meant is not guessed.
 */
export function personIn(selection: string): Person | null {
  const text = selection.slice(0, longest);
  const found = [...text.matchAll(address())];
  const [first] = found;
  if (
    !first ||
    !isAddress(first[0]) ||
    found.some(([other]) => other.toLowerCase() !== first[0].toLowerCase())
  )
    return null;
  const before = text.slice(0, first.index).split('\n').at(-1) ?? '';
  const name = before.replace(/mailto:$/i, '').replace(/^["'\s]+|[<("'\s:：\p{Ps}]+$/gu, '');
  return { name: [...name].length <= 64 ? name : '', address: first[0] };
}

/** Whom a `mailto:` link is for, as text: RFC 6068. '' for any other link, and for one that cannot be read. */
export function textOfLink(link: string): string {
  const people = /^mailto:([^?#]*)/i.exec(link)?.[1] ?? '';
  try {
    return decodeURIComponent(people);
  } catch {
    return '';
  }
}
