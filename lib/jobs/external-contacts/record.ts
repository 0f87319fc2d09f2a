import { z } from 'zod';
import { addressKey } from '../../domain/address';
import type { ContactFields } from '../../domain/contact';
import { checkExternal } from '../../domain/external-check';
import type { ExternalContact, ExternalContactFields } from '../../domain/external-contact';
import { Failure } from '../../domain/failure';
import type { LeftContact, ScanSource } from '../../domain/job';
import { wholePhone } from '../../domain/phone';
import type { ExternalContactsPort, ProviderPort } from '../../providers/provider';

const text = z.string().max(4_000);

/** A record as it was read or written. */
export const outsiderFields = z.object({
  name: text,
  mobile: text,
  countryCode: text,
  labels: z.array(z.number().int()).max(1_000),
  follower: text,
  title: text.optional(),
  company: text.optional(),
  address: text.optional(),
  remark: text.optional(),
  mail: text.optional(),
  shareDepartments: z.array(z.number().int()).max(1_000).optional(),
  shareUsers: z.array(text).max(1_000).optional(),
});
export type OutsiderFields = z.infer<typeof outsiderFields>;

/** Complete; an issue's path ends in the field, its message is a key of `locales/`. */
export const completeFields = outsiderFields.superRefine((fields, context) => {
  for (const { field, key } of checkExternal(fields)) {
    context.addIssue({ code: 'custom', path: [field], message: key });
  }
});

/** The mail address names the person to us; the service knows phones alone. */
export const outsiderResource = ({ mail, countryCode, mobile }: Partial<OutsiderFields>): string =>
  `outsider:${mail ? addressKey(mail) : `+${countryCode ?? ''} ${mobile ?? ''}`}`;

export function outsidersOf(port: ProviderPort): ExternalContactsPort {
  if (!port.externalContacts) throw new Failure({ kind: 'forbidden', execution: 'notExecuted' });
  return port.externalContacts;
}

/** A deleted contact may move others to a page that was read already. */
export const outsiderScan: ScanSource<ProviderPort, ExternalContact> = {
  operation: 'external_contacts.list',
  disturbedBy: ['external_contacts.delete'],
  page: (port, cursor) => outsidersOf(port).list(cursor),
};

/** The fields of a row, blanks left out. */
export function fieldsOf(row: ExternalContact): OutsiderFields {
  const { name = '', mobile = '', countryCode = '', labels = [], follower = '' } = row;
  const fields: OutsiderFields = { name, mobile, countryCode, labels, follower };
  for (const field of ['title', 'company', 'address', 'remark', 'mail'] as const) {
    if (row[field]) fields[field] = row[field];
  }
  if (row.shareDepartments?.length) fields.shareDepartments = row.shareDepartments;
  if (row.shareUsers?.length) fields.shareUsers = row.shareUsers;
  return fields;
}

export const hasMail = (row: ExternalContact, mail: string | undefined): boolean =>
  mail !== undefined && mail !== '' && row.mail !== undefined && addressKey(row.mail) === addressKey(mail);

export const hasPhone = (row: ExternalContact, { mobile, countryCode }: OutsiderFields): boolean =>
  row.mobile === mobile && row.countryCode === countryCode;

const plain = (fields: OutsiderFields) =>
  JSON.stringify([
    ...(['name', 'title', 'company', 'address', 'remark', 'mail', 'follower'] as const).map(
      (field) => fields[field] ?? '',
    ),
    [...fields.labels].sort((a, b) => a - b),
  ]);

export const sameOutsider = (a: OutsiderFields, b: OutsiderFields): boolean => plain(a) === plain(b);

/** Blank is said, not left out: what the service does with fields that are left out is not documented. */
export function withBlanks(person: OutsiderFields, now: OutsiderFields): OutsiderFields {
  const whole = { ...person };
  for (const field of ['title', 'company', 'address', 'remark', 'mail'] as const) {
    if (now[field] && !person[field]) whole[field] = '';
  }
  return whole;
}

/** A contact as the mirror keeps it. */
export function leftOutsider(id: string, fields: OutsiderFields): LeftContact {
  const { name, mobile, countryCode, mail, company, title, remark } = fields;
  const left: ContactFields = { name };
  if (mobile) left.phone = wholePhone(countryCode, mobile);
  if (mail) left.address = mail;
  if (company) left.company = company;
  if (title) left.position = title;
  if (remark) left.remark = remark;
  return { id, fields: left };
}

/** Writes the whole of a contact that is there, but for its phone, which the service keeps. */
export function updateWhole(port: ProviderPort, id: string, person: OutsiderFields): Promise<void> {
  const { mobile: _, countryCode: __, ...rest } = sendable(person);
  return outsidersOf(port).update(id, rest);
}

/** What an exact type wants: absent, not undefined. */
export function sendable(fields: OutsiderFields): ExternalContactFields {
  const { title, company, address, remark, mail, shareDepartments, shareUsers, ...rest } = fields;
  return {
    ...rest,
    ...(title === undefined ? {} : { title }),
    ...(company === undefined ? {} : { company }),
    ...(address === undefined ? {} : { address }),
    ...(remark === undefined ? {} : { remark }),
    ...(mail === undefined ? {} : { mail }),
    ...(shareDepartments === undefined ? {} : { shareDepartments }),
    ...(shareUsers === undefined ? {} : { shareUsers }),
  };
}
