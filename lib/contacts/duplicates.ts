import { addressKey } from '../domain/address';
import type { Contact } from '../domain/contact';
import { nameKey, phoneKey, samePhone } from './keys';

export type DuplicateReason = 'address' | 'phone' | 'nameAndCompany';

/** Two records that are probably one person, and why. */
export interface Duplicate {
  a: Contact;
  b: Contact;
  reasons: DuplicateReason[];
}

/** The same for both orders: what "not the same" is remembered by. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** More records than this under one phone or name are a switchboard or a department, not one person. */
const crowd = 5;

function whyOf(a: Contact, b: Contact): DuplicateReason[] {
  const reasons: DuplicateReason[] = [];
  if (a.address && b.address && addressKey(a.address) === addressKey(b.address)) reasons.push('address');
  if (samePhone(phoneKey(a.phone ?? ''), phoneKey(b.phone ?? ''))) reasons.push('phone');
  const name = nameKey(a.name ?? '');
  const company = nameKey(a.company ?? '');
  const same =
    name !== '' && company !== '' && name === nameKey(b.name ?? '') && company === nameKey(b.company ?? '');
  if (same) reasons.push('nameAndCompany');
  return reasons;
}

/** Keys under which duplicates meet; a phone also without its country. */
function keysOf({ address, phone, name, company }: Contact): string[] {
  const number = phoneKey(phone ?? '');
  const house = nameKey(company ?? '');
  return [
    ...(address ? [`a ${addressKey(address)}`] : []),
    ...(number === '' ? [] : [`p ${number.slice(-7)}`]),
    ...(name && house !== '' ? [`n ${nameKey(name)} ${house}`] : []),
  ];
}

/** In one pass over the records; `apart` holds the `pairKey`s that the person told apart. The same address goes first. */
export function findDuplicates(contacts: readonly Contact[], apart: ReadonlySet<string>): Duplicate[] {
  const groups = new Map<string, Contact[]>();
  for (const contact of contacts) {
    for (const key of keysOf(contact)) {
      const group = groups.get(key);
      if (group) group.push(contact);
      else groups.set(key, [contact]);
    }
  }
  const seen = new Set<string>();
  const found: Duplicate[] = [];
  for (const [key, group] of groups) {
    if (group.length < 2 || (group.length > crowd && !key.startsWith('a '))) continue;
    for (const [at, a] of group.slice(0, 20).entries()) {
      for (const b of group.slice(at + 1, 20)) {
        const pair = pairKey(a.id, b.id);
        if (seen.has(pair) || apart.has(pair)) continue;
        seen.add(pair);
        const reasons = whyOf(a, b);
        if (reasons.length > 0) found.push({ a, b, reasons });
      }
    }
  }
  const first = ({ reasons }: Duplicate) => (reasons.includes('address') ? 0 : 1);
  return found.sort((a, b) => first(a) - first(b) || b.reasons.length - a.reasons.length);
}
