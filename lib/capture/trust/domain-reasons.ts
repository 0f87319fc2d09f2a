import type { Person, Reason } from '../../domain/capture';
import { domainOf, freeMail, organisational } from './domains';
import { isMixedScript, letterReasons } from './letters';
import { copiedProvider, likeness } from './look-alike';

/** What the domain of an address says: letters that mislead, and whose domain it copies. */
export function domainReasons(
  address: string,
  input: { own?: string; contacts?: readonly Person[] },
): Reason[] {
  const reasons: Reason[] = [];
  const domain = domainOf(address);
  const ascii = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  if (domain !== ascii || /[^\p{ASCII}]/u.test(domain)) reasons.push({ kind: 'punycode', evidence: domain });
  if (isMixedScript(domain)) reasons.push({ kind: 'mixedScript', evidence: domain });
  reasons.push(...letterReasons(address).filter(({ kind }) => kind !== 'mixedScript'));
  const contacts = (input.contacts ?? [])
    .map((contact) => domainOf(contact.address))
    .filter((known) => !freeMail.test(organisational(known)));
  if (contacts.some((known) => organisational(known) === organisational(domain))) return reasons;
  const own = input.own ? domainOf(input.own) : '';
  if (own !== '' && !freeMail.test(organisational(own)) && likeness(domain, own) !== null)
    reasons.push({ kind: 'looksLikeOwn', evidence: `${domain} ≈ ${own}` });
  const copied = contacts.find((known) => likeness(domain, known) !== null);
  if (copied !== undefined && reasons.every(({ kind }) => kind !== 'looksLikeOwn'))
    reasons.push({ kind: 'looksLikeContact', evidence: `${domain} ≈ ${copied}` });
  const provider = organisational(domain) === organisational(own) ? null : copiedProvider(domain);
  if (provider !== null)
    reasons.push({ kind: 'looksLikeProvider', evidence: `${domain} ≈ ${provider.known}` });
  return reasons;
}
