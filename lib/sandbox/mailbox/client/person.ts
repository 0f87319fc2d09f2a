import type { Address } from '../api';
import { h } from './dom';

const tones = 8;
const letters = new Intl.Segmenter();

export const shownName = ({ name, address }: Address) => (name.trim() === '' ? address : name);

export const isSame = (one: Address, other: Address) =>
  one.address.toLowerCase() === other.address.toLowerCase();

const isWide = (text: string) =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);

/** One ideograph, or the first letters of two words. */
export function initials(person: Address): string {
  const text = shownName(person).normalize('NFC').trim();
  const first = [...letters.segment(text)][0]?.segment ?? '?';
  if (isWide(first) || !/\p{L}/u.test(first)) return first;
  const parts = text.split(/[\s,.@_-]+/u).filter((part) => /^\p{L}/u.test(part));
  return parts
    .slice(0, 2)
    .map((part) => [...part][0] ?? '')
    .join('')
    .toUpperCase();
}

/** The same colour for the same address, always. */
export function avatar(person: Address): HTMLElement {
  let sum = 0;
  for (const character of person.address.toLowerCase())
    sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return h('span', { class: `avatar tone-${sum % tones}`, 'aria-hidden': 'true' }, initials(person));
}

/** A name that shows its address on hover; isolated, so that its direction stays its own. */
export function nameTag(person: Address, className: string): HTMLElement {
  return h('bdi', { class: className, title: person.address }, shownName(person));
}
