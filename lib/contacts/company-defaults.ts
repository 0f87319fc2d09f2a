import type { ContactFields } from '../domain/contact';
import type { ContactDefaults } from '../domain/policy';

/** A new contact with what the company wants on it, where the mail says nothing. */
export function withDefaults(
  fields: ContactFields,
  defaults: Pick<ContactDefaults, 'tag' | 'remark'> | null,
): ContactFields {
  return {
    ...(defaults?.tag ? { tag: defaults.tag } : {}),
    ...(defaults?.remark ? { remark: defaults.remark } : {}),
    ...fields,
  };
}
