import { type ContactFields, contactFields } from '../../lib/domain/contact';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The contact an intent writes; null where its input holds none. */
export function fieldsOf(input: unknown): ContactFields | null {
  const from = isRecord(input) && isRecord(input.fields) ? input.fields : input;
  if (!isRecord(from) || typeof from.name !== 'string') return null;
  const fields: ContactFields = { name: from.name };
  for (const field of contactFields) {
    const value = from[field];
    if (typeof value === 'string') fields[field] = value;
  }
  return fields;
}
