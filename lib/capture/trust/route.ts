import type { Person, Reason } from '../../domain/capture';
import { domainOf, freeMail, organisational } from './domains';
import { type Shape, shapeOf } from './known';
import { copiedProvider, likeness } from './look-alike';
import { nameKey, shareWord } from './names';

const relay =
  /^(.{1,200}?)\s+(?:via|on behalf of|\(via|im auftrag von|au nom de|en nombre de|代表|代理)\s+(.{1,120}?)\)?$/iu;
const list =
  /(?:^|[.@-])(?:lists?|groups?|googlegroups|groups\.io|listserv|yahoogroups|freelists|topica|sourceforge|mailman|discuss|vger|lore)(?:[.@-]|$)|-(?:list|users|devel|dev|discuss|announce|l|help|talk)@/i;
const role =
  /^(?:no.?reply.*|do.?not.?reply.*|info|news|newsletter|support|service|contact|hello|sales|marketing|office|admin|help|team|feedback|customer.*|member.*|reply.*|bounce.*|list.*|.*-(?:request|owner|bounces?)|owner-.*|editor.*|press|events?|jobs|hr|careers?|orders?|shop|billing|notifications?|alerts?|updates?|mail|email|donotreply)$/i;

/** "Name via List" taken apart. */
export function relayed(name: string): { name: string; by: string } | null {
  const match = relay.exec(name.trim());
  return match
    ? {
        name: (match[1] ?? '').replace(/^["']+|["']+$/g, ''),
        by: (match[2] ?? '').replace(/^["']+|["']+$/g, ''),
      }
    : null;
}

/** A reason where the part after "via" is not the list or service that the address belongs to. */
export function relayReason(sender: Person): Reason | null {
  const parts = relayed(sender.name);
  if (parts === null) return null;
  const [local = ''] = sender.address.split('@');
  const belongs =
    shareWord(parts.by, sender.address) || shareWord(parts.name, local) || list.test(sender.address);
  return belongs ? null : { kind: 'relayed', evidence: sender.name };
}

/**
 * A reason where answers go to another domain and nothing ordinary explains it. Lists, newsletters, a person's second
 * mailbox and services that answer for a sender are ordinary; a copied domain, an address at an open provider for a
 * company's sender, and a known sender whose answers leave its domain are not.
 */
export function replyReason(
  sender: Person,
  replyTo: Person,
  returnPath: string,
  trusted: readonly Shape[],
): Reason | null {
  const from = shapeOf(domainOf(sender.address));
  const to = shapeOf(domainOf(replyTo.address));
  const { home } = from;
  const away = to.home;
  if (home === '' || away === '' || home === away) return null;
  const reason: Reason = { kind: 'replyElsewhere', evidence: replyTo.address };
  const copied =
    ['sameLook', 'oneLetter'].includes(likeness(to, from) ?? '') ||
    trusted.some((known) => likeness(to, known) !== null);
  if (copied || copiedProvider(to) !== null) return reason;
  const isList = list.test(replyTo.address) || list.test(sender.address) || relayed(sender.name) !== null;
  if (isList || (returnPath !== '' && organisational(domainOf(returnPath)) === away)) return null;
  if (trusted.some((known) => known.home === home))
    return trusted.some((known) => known.home === away) ? null : reason;
  const [local = ''] = replyTo.address.split('@');
  const [fromLocal = ''] = sender.address.split('@');
  const related =
    shareWord(local, `${sender.name} ${fromLocal}`) ||
    shareWord(to.label, home) ||
    shareWord(from.label, replyTo.address);
  if (related || role.test(local)) return null;
  if (freeMail.test(away) && !freeMail.test(home)) return reason;
  const sameName = replyTo.name !== '' && nameKey(replyTo.name) === nameKey(sender.name);
  return sameName ? reason : null;
}
