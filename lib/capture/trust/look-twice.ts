import type { Person, Reason } from '../../domain/capture';
import { isAddress, type Mailboxes, readMailboxes } from '../address';
import { domainReasons } from './domain-reasons';
import { companyOf, type Known, namesake, type Shape } from './known';
import { letterReasons, visible } from './letters';
import { otherAddress } from './names';
import { relayed, relayReason, replyReason } from './route';

/** Every kind of reason; the words for each come from the locales. */
export const reasonKinds = [
  'nameHoldsAddress',
  'looksLikeOwn',
  'looksLikeContact',
  'looksLikeProvider',
  'mixedScript',
  'punycode',
  'bidi',
  'invisibleLetters',
  'styledLetters',
  'replyElsewhere',
  'relayed',
  'knownName',
  'headerTrick',
] as const;

export interface TrustInput {
  /** Raw From header value, or the parts a page shows. */
  from: string | Person;
  replyTo?: string | Person | null;
  returnPath?: string;
  /** Address of the reader. */
  own?: string;
  /** Whom the reader knows (`knownOf`). */
  contacts?: readonly Known[];
  /** A second reading of a raw header, as addresses; where it differs from ours the sender is in doubt. */
  secondReading?: (header: string) => readonly string[];
}

export interface TrustReading {
  /** The one sender, or null where the header names none or more than one. */
  sender: Person | null;
  /** True where mail programs would read the header differently. */
  ambiguous: boolean;
  reasons: Reason[];
}

/** Doubts about which address is the sender's; others are only about the form. */
const unsure = /several|control|group|quoted|read differently|behind|route|encoded/;

/** Reasons to look twice before saving a sender. An empty list never means "safe". Never throws. */
export function lookTwice(input: TrustInput): TrustReading {
  const read = parts(input.from);
  const doubts = [...read.doubts, ...secondDoubt(input, read)];
  const person = read.people[0] ?? null;
  const reasons: Reason[] = doubts.map((evidence) => ({ kind: 'headerTrick', evidence }));
  if (person !== null) reasons.push(...personReasons(person, input));
  const ambiguous = doubts.length > 0;
  const sure = !doubts.some((doubt) => unsure.test(doubt));
  const sender =
    person !== null && read.people.length === 1 && sure && isAddress(person.address) ? cleaned(person) : null;
  return { sender, ambiguous, reasons: distinct(reasons) };
}

function parts(from: string | Person): Mailboxes {
  if (typeof from === 'string') return readMailboxes(from);
  return from.address === '' ? { people: [], doubts: [] } : { people: [from], doubts: [] };
}

function secondDoubt(input: TrustInput, read: Mailboxes): string[] {
  if (typeof input.from !== 'string' || input.secondReading === undefined || read.people.length === 0)
    return [];
  const second = new Set(
    input
      .secondReading(input.from)
      .map((address) => address.trim().toLowerCase())
      .filter((address) => address !== ''),
  );
  const same =
    read.people.length === second.size &&
    read.people.every(({ address }) => second.has(address.toLowerCase()));
  return same || read.doubts.length > 0 ? [] : ['read differently'];
}

function personReasons(person: Person, input: TrustInput): Reason[] {
  const relay = relayReason(person);
  const through = relay === null ? relayed(person.name) : null;
  // What a list adds to a name is not of its script.
  const names = through ? [through.name, through.by] : [person.name];
  const reasons = names.flatMap(letterReasons);
  const other = otherAddress(person.name, person.address);
  if (other !== null) reasons.push({ kind: 'nameHoldsAddress', evidence: other });
  const contacts = input.contacts ?? [];
  reasons.push(...domainReasons(person.address, input.own ?? '', contacts));
  if (relay !== null) reasons.push(relay);
  const contact = namesake(person, contacts);
  if (contact !== null) reasons.push({ kind: 'knownName', evidence: contact.address });
  const reply = input.replyTo ? parts(input.replyTo).people : [];
  const answer =
    reply[0] && reply.length === 1
      ? replyReason(person, reply[0], returnAddress(input), trustedDomains(input))
      : null;
  if (answer !== null) reasons.push(answer);
  return reasons;
}

/** Domains the reader has reason to know: the own one and those of contacts, open mail providers aside. */
function trustedDomains({ own = '', contacts = [] }: TrustInput): Shape[] {
  const mine = companyOf(own);
  return [...(mine ? [mine] : []), ...contacts.flatMap(({ domains }) => domains)];
}

function returnAddress(input: TrustInput): string {
  return (input.returnPath ?? '').replace(/[<>\s]/g, '');
}

/** The name as people read it; "via List" is taken off. */
function cleaned(person: Person): Person {
  const name = visible(person.name)
    .replace(/^["']+|["']+$/g, '')
    .trim();
  return { name: relayed(name)?.name ?? name, address: person.address };
}

function distinct(reasons: readonly Reason[]): Reason[] {
  const seen = new Set<string>();
  return reasons.filter(({ kind, evidence }) => {
    const key = `${kind}\n${evidence}`;
    const fresh = !seen.has(key);
    seen.add(key);
    return fresh;
  });
}
