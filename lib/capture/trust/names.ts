import { skeleton } from './confusables';
import { domainOf, organisational, ownLabel, providers } from './domains';
import { visible } from './letters';
import { addressesWritten, shortAddresses } from './written';

/** An address in a display name, in whatever way it is written, that is not the sender's own; or null. */
export function otherAddress(name: string, own: string): string | null {
  const mine = visible(own).toLowerCase();
  const home = organisational(domainOf(mine));
  for (const { address, plain } of addressesWritten(name)) {
    if (address === mine || address.replace('@', '.') === mine.replace('@', '.')) continue;
    const [local = ''] = address.split('@');
    const theirs = organisational(domainOf(address));
    // "Sales @ Foo.com" and "ann@foo.com" from a host of Foo's name where they are.
    if (theirs === home && (!name.toLowerCase().includes(address) || local === mine.split('@')[0])) continue;
    if (!plain && !providers.includes(theirs)) continue;
    return address;
  }
  for (const { written, host, plain } of shortAddresses(name)) {
    const known = providers.find((one) => ownLabel(one) === host);
    if (known !== undefined ? home !== known : plain && !domainOf(mine).split('.').includes(host))
      return written;
  }
  return null;
}

/** Words of a name, sorted: "Chen, Wei" and "Wei Chen" are one. */
export function nameKey(name: string): string {
  return skeleton(
    visible(name)
      .replace(/\([^)]*\)|"/g, ' ')
      .replace(/\s+via\s.*$/i, ''),
  )
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort()
    .join(' ');
}

/** True where two texts share a word of three letters or more. */
export function shareWord(one: string, two: string): boolean {
  const words = (text: string): string[] =>
    skeleton(text)
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 2 || /\p{scx=Han}/u.test(word));
  const flat = skeleton(two).replace(/[^\p{L}\p{N}]/gu, '');
  const back = skeleton(one).replace(/[^\p{L}\p{N}]/gu, '');
  return words(one).some((word) => flat.includes(word)) || words(two).some((word) => back.includes(word));
}
