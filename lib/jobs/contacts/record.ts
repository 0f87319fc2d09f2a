import { z } from 'zod';
import { addressKey } from '../../domain/address';
import { type Contact, type ContactFields, contactFields } from '../../domain/contact';
import { checkContact } from '../../domain/contact-check';
import { Failure } from '../../domain/failure';
import type { Intent } from '../../domain/intent';
import type { ScanSource } from '../../domain/job';
import type { ContactsPort, ProviderPort } from '../../providers/provider';

const text = z.string().max(20_000).optional();

/** As typed; what may be sent of it is for `checkedFields` to say. */
const typedFields = z.object({
  name: z.string().max(20_000),
  address: text,
  company: text,
  phone: text,
  position: text,
  tag: text,
  remark: text,
});

/** Cleaned and within the service's limits; an issue's path ends in the field, its message is a key of `locales/`. */
export const checkedFields = typedFields.transform((typed, context): ContactFields => {
  const { fields, problems } = checkContact(typed);
  for (const { field, key } of problems) context.addIssue({ code: 'custom', path: [field], message: key });
  return fields;
});

/** A sender without an address is nobody. */
export const senderFields = checkedFields.refine(({ address }) => address !== undefined && address !== '', {
  path: ['address'],
  message: 'problem.addressMissing',
});

/** A record as it was read or written: kept as it is. */
export const recordFields = typedFields;

export const contactResource = (address: string): string => `contact:${addressKey(address)}`;

export function contactsOf(port: ProviderPort): ContactsPort {
  if (!port.contacts) throw new Failure({ kind: 'forbidden', execution: 'notExecuted' });
  return port.contacts;
}

/** A deleted contact may move others to a page that was read already. */
export const contactScan: ScanSource<ProviderPort, Contact> = {
  operation: 'contacts.list',
  disturbedBy: ['contacts.delete'],
  page: (port, cursor) => contactsOf(port).list(cursor),
};

/** The fields of a record, blanks left out. What the list withholds is taken from what is known. */
export function fieldsOf(row: Contact, known: Partial<ContactFields>): ContactFields {
  const fields: ContactFields = { name: row.name ?? known.name ?? '' };
  for (const field of contactFields) {
    const value = row[field] ?? known[field];
    if (value) fields[field] = value;
  }
  return fields;
}

/** Blank is said, not left out: what the service does with fields that are left out is not documented. */
export function withBlanks(after: ContactFields, now: ContactFields): ContactFields {
  const whole = { ...after };
  for (const field of contactFields) if (now[field] && !after[field]) whole[field] = '';
  return whole;
}

/** What a row shows of these fields is what they say. What it does not show proves nothing. */
export const showsSame = (row: Contact, fields: Partial<ContactFields>): boolean =>
  contactFields.every((field) => row[field] === undefined || row[field] === (fields[field] ?? ''));

/** No row of a list shows an address: the person or the app was not given the right to see them. */
export const addressesWithheld = (rows: readonly Contact[]): boolean =>
  rows.every(({ address }) => address === undefined);

export const sameFields = (a: ContactFields, b: ContactFields): boolean =>
  contactFields.every((field) => (a[field] ?? '') === (b[field] ?? ''));

const sentFields = z.looseObject({
  fields: typedFields.partial().optional(),
  set: typedFields.partial().optional(),
});

/** Was this written by a wish of our own whose outcome was never learned? Then it is nobody else's change. */
export function ownTry(earlier: readonly Intent[]): (field: keyof ContactFields, value: string) => boolean {
  const tries = earlier
    .filter(({ state, maybeExecuted }) => state !== 'done' && maybeExecuted === true)
    .flatMap(({ input, tried = [] }) => [input, ...tried])
    .map((one) => sentFields.safeParse(one).data);
  return (field, value) => tries.some((one) => (one?.set ?? one?.fields)?.[field] === value);
}
