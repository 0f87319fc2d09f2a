import { type ContactFields, contactFields } from '../domain/contact';
import type { MirrorContact } from './mirror';

/** A mirrored contact as the service's record: what it withheld is absent. */
export function recordOf({ raw, name }: Pick<MirrorContact, 'raw' | 'name'>): ContactFields {
  const fields: ContactFields = { name };
  for (const field of contactFields) {
    const value = raw[field];
    if (typeof value === 'string' && value !== '') fields[field] = value;
  }
  return fields;
}
