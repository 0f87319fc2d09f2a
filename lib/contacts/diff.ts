import { addressKey } from '../domain/address';
import type { Capture } from '../domain/capture';
import { type ContactField, type ContactFields, contactFields } from '../domain/contact';
import { likelyKey, nameKey, phoneKey, samePhone } from './keys';
import { type Offer, prefill } from './prefill';

/** Where a value comes from. */
export type Source =
  /** The words of the mail it rests on. */
  | { kind: 'mail'; span: string }
  /** Another address book's record of the person, by its account. */
  | { kind: 'book'; account: string }
  /** A line of a file or a list. */
  | { kind: 'file' }
  /** The program's own note of where the contact comes from. */
  | { kind: 'note' };

export interface Evidence {
  field: ContactField;
  value: string;
  from: Source;
}

/** How new words stand to the old: ≡ the same, ⊆ said already, ≃ nearly, ≠ otherwise, + nothing was there. */
export type Relation = 'same' | 'contained' | 'alike' | 'different' | 'new';

export interface Change {
  field: ContactField;
  /** What the field would hold. */
  value: string;
  /** What it holds. */
  now: string;
  relation: Relation;
  from: Source[];
}

const parts = (text: string, field: ContactField): string[] =>
  text
    .split(field === 'remark' ? /\n/ : /[,;，；、]/)
    .flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));

/** Of companies, what says nothing about which one it is. */
const legal =
  /(?:gmbhcokg|gmbh|ag|kg|se|llc|ltd|limited|incorporated|inc|corporation|corp|company|co|plc|sa|srl|spa|bv|nv|ab|as|oy|股份有限公司|有限责任公司|有限公司|集团|株式会社|有限会社|합자회사|주식회사)+$/u;
const core = (text: string) =>
  nameKey(text)
    .replace(/^(?:株式会社|有限会社)/, '')
    .replace(legal, '') || nameKey(text);

const pairs = (text: string) =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));

/** Sørensen–Dice over pairs of letters, 0–1. */
function likeness(a: string, b: string): number {
  const left = pairs(a);
  const right = pairs(b);
  if (left.length + right.length === 0) return a === b ? 1 : 0;
  const rest = [...right];
  const shared = left.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * shared) / (left.length + right.length);
}

const near = 0.75;

function ofAddresses(value: string, now: string): Relation {
  if (addressKey(value) === addressKey(now)) return 'same';
  if (parts(now, 'address').some((part) => addressKey(part) === addressKey(value))) return 'contained';
  return likelyKey(value) === likelyKey(now) ? 'alike' : 'different';
}

function ofPhones(value: string, now: string): Relation {
  const equal = (a: string, b: string) => a.trim() === b.trim() || samePhone(phoneKey(a), phoneKey(b));
  if (equal(value, now)) return 'same';
  return parts(now, 'phone').some((part) => equal(part, value)) ? 'contained' : 'different';
}

function ofLists(value: string, now: string, field: 'tag' | 'remark'): Relation {
  const held = parts(now, field).map(nameKey);
  const said = parts(value, field).map(nameKey);
  if (said.join('\n') === held.join('\n')) return 'same';
  return said.every((part) => held.includes(part)) ? 'contained' : 'different';
}

/** `Okafor, Daniel` is Daniel Okafor. */
const words = (text: string) =>
  text
    .split(/[\s,，、]+/)
    .map(nameKey)
    .filter((word) => word !== '')
    .sort()
    .join(' ');

function ofWords(value: string, now: string): Relation {
  const [said, held] = [nameKey(value), nameKey(now)];
  if (said === held || words(value) === words(now)) return 'same';
  if (said !== '' && held.includes(said)) return 'contained';
  const close = core(value) === core(now) || (held !== '' && said.includes(held));
  return close || likeness(said, held) >= near ? 'alike' : 'different';
}

export function relation(field: ContactField, value: string, now: string): Relation {
  if (now.trim() === '') return 'new';
  if (field === 'address') return ofAddresses(value, now);
  if (field === 'phone') return ofPhones(value, now);
  return field === 'tag' || field === 'remark' ? ofLists(value, now, field) : ofWords(value, now);
}

/** Lists grow; nothing that is in them goes for something new. */
const joined: Partial<Record<ContactField, string>> = { tag: ',', remark: '\n' };

function grown(field: ContactField, said: string, now: string): string {
  const by = joined[field];
  if (by === undefined || now.trim() === '') return said;
  const held = new Set(parts(now, field).map(nameKey));
  return [now, ...parts(said, field).filter((part) => !held.has(nameKey(part)))].join(by);
}

/** What was gathered against what is held, field by field in their order; equal words of several sources are one line. */
export function compareContact(contact: Partial<ContactFields>, evidence: readonly Evidence[]): Change[] {
  const changes: Change[] = [];
  for (const field of contactFields) {
    const now = contact[field] ?? '';
    for (const { value: said, from } of evidence.filter(
      (one) => one.field === field && one.value.trim() !== '',
    )) {
      const known = changes.find((one) => one.field === field && relation(field, said, one.value) === 'same');
      if (known) {
        if (!known.from.some((one) => JSON.stringify(one) === JSON.stringify(from))) known.from.push(from);
        continue;
      }
      const stands = relation(field, said, now);
      // The note that the person asked for is added, and takes nothing away.
      const added = from.kind === 'note' && stands === 'different';
      const value = grown(field, said, now);
      changes.push({ field, value, now, relation: added ? 'new' : stands, from: [from] });
    }
  }
  return changes.filter((one) => !isSettled(one, changes));
}

const inMail = ({ from }: Change) => from.every(({ kind }) => kind === 'mail');

/** A mail that names several numbers, one of them held, asks for nothing: the field has room for one. */
const isSettled = (change: Change, changes: readonly Change[]): boolean =>
  change.relation === 'different' &&
  inMail(change) &&
  changes.some(
    (other) =>
      other.field === change.field &&
      inMail(other) &&
      (other.relation === 'same' || other.relation === 'contained'),
  );

export const isNews = ({ relation: one }: Change): boolean =>
  one === 'new' || one === 'alike' || one === 'different';

/** Blanks are filled unless the person says no, and conflicts only if they say so. The first word for a field counts. */
export function preTicked(changes: readonly Change[]): Change[] {
  return changes.filter(
    (one, at) => one.relation === 'new' && changes.findIndex((other) => other.field === one.field) === at,
  );
}

const ofMail = ({ field, value, span }: Offer): Evidence => ({ field, value, from: { kind: 'mail', span } });

/** What a mail says of its sender. An address that stands in for a missing name is no name. */
export function mailEvidence(capture: Capture): Evidence[] {
  const { fields, filled, offers } = prefill(capture);
  const { name, address = '' } = fields;
  const header: Evidence[] = [];
  if (name !== '' && name !== address)
    header.push({ field: 'name', value: name, from: { kind: 'mail', span: capture.sender?.name ?? name } });
  if (address !== '')
    header.push({ field: 'address', value: address, from: { kind: 'mail', span: address } });
  return [...header, ...filled.filter(({ field }) => field !== 'name').map(ofMail), ...offers.map(ofMail)];
}

/** All that a record says. */
export const recordEvidence = (fields: Partial<ContactFields>, from: Source): Evidence[] =>
  contactFields.flatMap((field) => (fields[field] ? [{ field, value: fields[field], from }] : []));

/** What to write for these lines: at the most one for each field. */
export const chosenFields = (changes: readonly Change[]): Partial<ContactFields> =>
  Object.fromEntries(changes.map(({ field, value }) => [field, value]));
