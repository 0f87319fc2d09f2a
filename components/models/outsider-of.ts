import type { ContactFields } from '../../lib/domain/contact';
import type { ExternalContact } from '../../lib/domain/external-contact';

/** An outsider as the organisation's address book has it, as far as is known here. */
export interface SavedOutsider {
  name: string;
  mobile: string;
  countryCode: string;
  labels: number[];
  company: string;
  title: string;
  remark: string;
  mail: string;
}

export const comparedFields = ['name', 'company', 'title', 'remark', 'mail'] as const;

export interface Change {
  field: (typeof comparedFields)[number];
  was: string;
  now: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** The outsider an intent writes; null where its input holds none. */
export function outsiderOf(input: unknown): SavedOutsider | null {
  const from = isRecord(input) && isRecord(input.person) ? input.person : null;
  if (from === null || textOf(from.name) === '') return null;
  const labels: unknown[] = Array.isArray(from.labels) ? from.labels : [];
  return {
    name: textOf(from.name),
    mobile: textOf(from.mobile),
    countryCode: textOf(from.countryCode),
    labels: labels.filter((one): one is number => typeof one === 'number'),
    company: textOf(from.company),
    title: textOf(from.title),
    remark: textOf(from.remark),
    mail: textOf(from.mail),
  };
}

/** The same of a record as it was read. */
export const outsiderFrom = (record: ExternalContact): SavedOutsider => ({
  ...{ name: record.name ?? '', mobile: record.mobile ?? '', countryCode: record.countryCode ?? '' },
  ...{ labels: record.labels ?? [], company: record.company ?? '', title: record.title ?? '' },
  ...{ remark: record.remark ?? '', mail: record.mail ?? '' },
});

/** The same as the form has it, phones without what people put between digits. */
export function personOf(
  { name, company = '', position = '', remark = '', address = '' }: ContactFields,
  { mobile, countryCode, labels }: { mobile: string; countryCode: string; labels: readonly number[] },
) {
  return {
    name: name.trim(),
    mobile: mobile.replace(/[\s()-]/g, ''),
    countryCode: countryCode.replace(/^\+|\s/g, ''),
    labels: [...labels],
    ...(company ? { company } : {}),
    ...(position ? { title: position } : {}),
    ...(remark ? { remark } : {}),
    ...(address ? { mail: address.trim() } : {}),
  };
}

/** What a save would change; a blank changes nothing. */
export const changesOf = (
  was: SavedOutsider,
  now: Partial<Record<(typeof comparedFields)[number], string>>,
): Change[] =>
  comparedFields.flatMap((field) => {
    const next = now[field] ?? '';
    return next !== '' && next !== was[field] ? [{ field, was: was[field], now: next }] : [];
  });
