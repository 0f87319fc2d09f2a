import { addressKey } from '../domain/address';

/** Providers whose local part ignores dots. Source: Gmail help, "Dots don't matter in Gmail addresses". */
const dotless = new Set(['gmail.com', 'googlemail.com']);

/** One key for the spellings of an address that probably reach one person: `+tags` cut, Gmail's dots left out. */
export function likelyKey(address: string): string {
  const key = addressKey(address);
  const at = key.lastIndexOf('@');
  if (at < 1) return key;
  const domain = key.slice(at + 1);
  const plus = key.indexOf('+');
  const local = plus > 0 && plus < at ? key.slice(0, plus) : key.slice(0, at);
  if (!dotless.has(domain)) return `${local}@${domain}`;
  return `${local.replace(/\./g, '')}@gmail.com`;
}

/**
 * Equal for two spellings of one number: digits alone, a written country kept (`+86`, `0086`), full-width digits read.
 * Fewer than seven digits tell nobody apart: ''.
 */
export function phoneKey(phone: string): string {
  const plain = phone.normalize('NFKC').trim();
  const digits = plain.replace(/(?:ext|x|转|轉|内線).*$/i, '').replace(/\D/g, '');
  if (digits.length < 7) return '';
  if (plain.startsWith('+')) return `+${digits}`;
  return digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
}

/** A number with its country ends like the same number without it. */
export function samePhone(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  if (a === b) return true;
  const [long, short] = a.startsWith('+') ? [a, b] : [b, a];
  if (!long.startsWith('+') || short.startsWith('+')) return false;
  const bare = short.replace(/^0/, '');
  const country = long.length - 1 - bare.length;
  return bare.length >= 7 && country >= 1 && country <= 3 && long.endsWith(bare);
}

/** Words without case, width, kana kind and spaces. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[\s\p{P}]+/gu, '');
