import type { Reason } from '../../domain/capture';
import { domainOf } from './domains';
import { companyOf, type Known, shapeOf } from './known';
import { isMixedScript, letterReasons } from './letters';
import { copiedProvider, likeness } from './look-alike';

/** What the domain of an address says: letters that mislead, and whose domain it copies. */
export function domainReasons(address: string, own: string, contacts: readonly Known[]): Reason[] {
  const reasons: Reason[] = [];
  const domain = domainOf(address);
  const ascii = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  if (domain !== ascii || /[^\p{ASCII}]/u.test(domain)) reasons.push({ kind: 'punycode', evidence: domain });
  if (isMixedScript(domain)) reasons.push({ kind: 'mixedScript', evidence: domain });
  reasons.push(...letterReasons(address).filter(({ kind }) => kind !== 'mixedScript'));
  const shape = shapeOf(domain);
  if (contacts.some(({ homes }) => homes.has(shape.home))) return reasons;
  const mine = companyOf(own);
  if (mine !== null && likeness(shape, mine) !== null)
    reasons.push({ kind: 'looksLikeOwn', evidence: `${domain} ≈ ${mine.domain}` });
  const copied = contacts.flatMap(({ domains }) => domains).find((known) => likeness(shape, known) !== null);
  if (copied !== undefined && reasons.every(({ kind }) => kind !== 'looksLikeOwn'))
    reasons.push({ kind: 'looksLikeContact', evidence: `${domain} ≈ ${copied.domain}` });
  const provider = shape.home === shapeOf(domainOf(own)).home ? null : copiedProvider(shape);
  if (provider !== null)
    reasons.push({ kind: 'looksLikeProvider', evidence: `${domain} ≈ ${provider.known}` });
  return reasons;
}
