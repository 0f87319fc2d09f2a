import { addressKey, asciiDomain } from '../domain/address';
import type { ContactFields } from '../domain/contact';
import { checkContact } from '../domain/contact-check';
import type { Sentence } from '../domain/intent';
import { type Change, chosenFields, compareContact, isNews, preTicked, recordEvidence } from './diff';
import type { FileRow } from './files/row';

/** A contact as it is, for comparison. */
export interface HeldContact {
  id: string;
  fields: ContactFields;
}

/** What the address book holds for one row. */
export interface Held {
  contact: HeldContact | null;
  /** Somebody whose address may reach the same person. */
  likely: HeldContact | null;
}

export type RowState = 'new' | 'known' | 'news' | 'look' | 'bad';

/** Only blanks, or also what differs. */
export type Take = 'blanks' | 'all';

export interface ReviewRow {
  fields: ContactFields;
  source: string;
  state: RowState;
  /** Why to look first, or what is wrong. */
  why: Sentence | null;
  contact: HeldContact | null;
  changes: Change[];
  chosen: boolean;
  take: Take;
}

/** What one chosen row asks for. */
export type BulkWish =
  | { do: 'add'; fields: ContactFields }
  | { do: 'update'; contact: string; base: ContactFields; set: Partial<ContactFields> };

const machine =
  /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|mailer-daemon|postmaster|bounces?|notifications?)(?:[+@._-]|$)/i;
const inName = /[^\s<>"'()]+@[^\s<>"'()]+\.[^\s<>"'()]+/;
const unseen = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

function lookFirst({ name, address = '' }: ContactFields, held: Held): Sentence | null {
  const [other] = inName.exec(name) ?? [];
  if (other && addressKey(other) !== addressKey(address))
    return { key: 'reason.nameHoldsAddress', params: [] };
  if (unseen.test(name)) return { key: 'reason.invisibleLetters', params: [] };
  const domain = asciiDomain(address.slice(address.lastIndexOf('@') + 1));
  if (/(?:^|\.)xn--/.test(domain)) return { key: 'reason.punycode', params: [] };
  if (machine.test(address)) return { key: 'bulk.why.machine', params: [] };
  if (held.likely) {
    const { name: who, address: where = '' } = held.likely.fields;
    return { key: 'bulk.why.likely', params: [who, where] };
  }
  return null;
}

/** A row with what is known of it; `twice` = the list named this address before. */
export function reviewRow(row: FileRow, held: Held, twice: boolean): ReviewRow {
  const { fields, problems } = checkContact(row.fields);
  const base = { fields, source: row.source, contact: held.contact, changes: [], take: 'blanks' as const };
  if (row.problem) return { ...base, state: 'bad', why: { key: row.problem, params: [] }, chosen: false };
  const [problem] = problems;
  if (problem) {
    const { key, params } = problem;
    return { ...base, fields: row.fields, state: 'bad', why: { key, params }, chosen: false };
  }
  if (twice) return { ...base, state: 'look', why: { key: 'bulk.why.twice', params: [] }, chosen: false };
  if (held.contact) {
    const changes = compareContact(held.contact.fields, recordEvidence(fields, { kind: 'file' })).filter(
      isNews,
    );
    const blanks = preTicked(changes).length > 0;
    return { ...base, state: changes.length > 0 ? 'news' : 'known', why: null, changes, chosen: blanks };
  }
  const why = lookFirst(row.fields, held);
  return { ...base, state: why ? 'look' : 'new', why, chosen: why === null };
}

/** What tells one row from another: its address, else name and phone. */
export const rowKey = ({ name, address, phone }: ContactFields): string =>
  address ? addressKey(address) : `${name}\n${phone ?? ''}`;

/** What a row would write; null where it writes nothing. */
export function wishOf(row: ReviewRow): BulkWish | null {
  if (!row.chosen || row.state === 'bad' || row.state === 'known') return null;
  if (!row.contact) return { do: 'add', fields: row.fields };
  const first = row.changes.filter(
    (one, at) => row.changes.findIndex((other) => other.field === one.field) === at,
  );
  const set = chosenFields(row.take === 'all' ? first : preTicked(row.changes));
  if (Object.keys(set).length === 0) return null;
  return { do: 'update', contact: row.contact.id, base: row.contact.fields, set };
}
