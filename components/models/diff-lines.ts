import {
  type Change,
  compareContact,
  type Evidence,
  mailEvidence,
  recordEvidence,
} from '../../lib/contacts/diff';
import { shownOutsider } from '../../lib/contacts/outsider';
import type { HeldContact } from '../../lib/contacts/review';
import type { Book } from '../../lib/domain/account';
import type { Capture } from '../../lib/domain/capture';
import type { ContactField, ContactFields } from '../../lib/domain/contact';
import type { ExternalContact } from '../../lib/domain/external-contact';

/** One value that could be taken, and the address book it would go to. */
export interface Line extends Change {
  book: Book;
}

export const keyOf = ({ book, field, value }: Line): string => `${book}\n${field}\n${value}`;

/** What an update of an organisation's outsider takes: the service keeps the phone as it is. */
const taken: readonly ContactField[] = ['name', 'company', 'position', 'address', 'remark'];

export interface Sides {
  capture: Capture;
  /** The person's own contact. */
  mail: HeldContact | null;
  /** The organisation's record, by its account. */
  company: { account: string; record: ExternalContact } | null;
  mailAccount: string;
  /** Records of further accounts. */
  others: readonly { account: string; fields: ContactFields }[];
  /** The note of origin, for the person's own contact alone. */
  note: readonly Evidence[];
}

/** The mail, the person's contact and the organisation's record, each against the others. */
export function linesOf({ capture, mail, company, mailAccount, others, note }: Sides): Line[] {
  const said = mailEvidence(capture);
  const further = others
    .filter(({ account }) => account !== company?.account && account !== mailAccount)
    .flatMap(({ account, fields }) => recordEvidence(fields, { kind: 'book', account }));
  const theirs = company ? shownOutsider(company.record) : null;
  const lines: Line[] = [];
  if (mail) {
    const there = company && theirs ? recordEvidence(theirs, { kind: 'book', account: company.account }) : [];
    const changes = compareContact(mail.fields, [...said, ...further, ...there, ...note]);
    lines.push(...changes.map((one) => ({ ...one, book: 'mail' as const })));
  }
  if (theirs) {
    const own = mail ? recordEvidence(mail.fields, { kind: 'book', account: mailAccount }) : [];
    // A remark of one's own is not for the whole organisation to read.
    const told = [...said, ...own, ...further].filter(
      ({ field }) => field !== 'remark' && taken.includes(field),
    );
    lines.push(...compareContact(theirs, told).map((one) => ({ ...one, book: 'company' as const })));
  }
  return lines;
}
