import type { Capture } from '../domain/capture';
import type { RuleBody } from '../domain/rule';
import type { Proposal, ProposalKind } from '../domain/rule-view';
import { isProvider, registrableDomain } from './domain';

export type RuleSource = Pick<Capture, 'sender' | 'subject' | 'to' | 'cc'>;

const replies =
  /^\s*(?:(?:re|fwd?|aw|wg|sv|vs|antw|rif|tr|回复|回覆|答复|转发|轉寄|返信|転送)\s*(?:\[\d+\])?\s*[:：]\s*)+/i;
const tag = /^\s*([[【［][^\]】］]{1,40}[\]】］])/;
/** Longer than this a subject is not repeated in the next mail. */
const wordsLimit = 60;

/** Names of hosts and mailboxes that lists go by. */
const listHost =
  /^(?:lists?|groups?|mailman|ml)\.|\.(?:lists?|groups?)\.|^(?:googlegroups\.com|groups\.io|freelists\.org)$/;
const listBox = /(?:^|[-_.+])(?:list|lists|dev|users|announce|discuss|all|team|news|newsletter|ml)$/;

function isList(address: string): boolean {
  const at = address.lastIndexOf('@');
  const [box, host] = [address.slice(0, at).toLowerCase(), address.slice(at + 1).toLowerCase()];
  return listHost.test(host) || listBox.test(box);
}

const proposal = (
  kind: ProposalKind,
  about: string,
  conditions: RuleBody['conditions'],
  more: Partial<Proposal> = {},
): Proposal => ({ kind, about, match: 'all', conditions, provider: false, ...more });

function ofDomain(address: string): Proposal[] {
  const host = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const domain = registrableDomain(address);
  if (!domain) return [];
  const ending = (text: string) => ({ part: 'sender', test: 'endsWith', text }) as const;
  const provider = isProvider(domain) || isProvider(host);
  return host === domain
    ? [proposal('domain', domain, [ending(`@${domain}`)], { provider })]
    : [proposal('domain', domain, [ending(`@${domain}`), ending(`.${domain}`)], { match: 'any', provider })];
}

function ofSubject(subject: string): Proposal[] {
  const bare = subject.replace(replies, '');
  const label = tag.exec(bare)?.[1];
  const words = (label ? bare.slice(bare.indexOf(label) + label.length) : bare).trim();
  const contains = (text: string) => [{ part: 'subject', test: 'contains', text } as const];
  return [
    ...(label ? [proposal('tag', label, contains(label))] : []),
    ...(words !== '' && [...words].length <= wordsLimit ? [proposal('words', words, contains(words))] : []),
  ];
}

/** The sensible ones first. `own`: the addresses of the person. */
export function proposals({ sender, subject, to, cc }: RuleSource, own: readonly string[]): Proposal[] {
  const mine = new Set(own.map((address) => address.toLowerCase()));
  const others = [...to, ...cc]
    .map(({ address }) => address)
    .filter((one) => one.includes('@') && !mine.has(one.toLowerCase()));
  const address = sender?.address ?? '';
  const lists = [...new Set([address, ...others])].filter((one) => one !== '' && isList(one));
  const company = new Set(own.map((one) => registrableDomain(one)));
  const domain = address === '' ? null : registrableDomain(address);
  const found: Proposal[] = [];
  if (address !== '')
    found.push(proposal('sender', address, [{ part: 'sender', test: 'is', text: address }]));
  if (address !== '') found.push(...ofDomain(address));
  for (const list of lists.slice(0, 2)) {
    found.push(proposal('list', list, [{ part: 'anyAddress', test: 'is', text: list }]));
  }
  found.push(...ofSubject(subject));
  if (to.some((one) => mine.has(one.address.toLowerCase()))) {
    found.push(proposal('toMe', '', [{ part: 'to', test: 'includesMe' }]));
  }
  for (const one of others.filter((each) => !lists.includes(each)).slice(0, 2)) {
    found.push(proposal('recipient', one, [{ part: 'toOrCc', test: 'is', text: one }]));
  }
  found.push(proposal('attachment', '', [{ part: 'hasAttachment' }]));
  if (domain !== null && !company.has(domain)) found.push(proposal('external', '', [{ part: 'external' }]));
  return found;
}
