import { type ContactFields, contactFields } from '../../domain/contact';

/** One person of a file or a list, as it says. */
export interface FileRow {
  fields: ContactFields;
  /** The words it came from, cut short. */
  source: string;
  /** Why there are no fields: a key of `locales/`. */
  problem: string | null;
}

export interface Gathered {
  name?: string | undefined;
  addresses: readonly string[];
  phones: readonly string[];
  company?: string | undefined;
  position?: string | undefined;
  tags: readonly string[];
  remark?: string | undefined;
}

const clean = (values: readonly string[]) => [
  ...new Set(values.map((value) => value.trim()).filter((value) => value !== '')),
];
const longest = 300;

/** First address and phone in their fields, the others in the remark; an unnamed one is called by what is there. */
export function rowOf(found: Gathered, source: string): FileRow {
  const [address = '', ...addresses] = clean(found.addresses);
  const [phone = '', ...phones] = clean(found.phones);
  const fields: ContactFields = { name: found.name?.trim() || address || found.company?.trim() || phone };
  const rest = {
    address,
    phone,
    company: found.company?.trim(),
    position: found.position?.trim(),
    tag: clean(found.tags).join(','),
    remark: clean([found.remark?.replace(/\r\n?/g, '\n') ?? '', ...addresses, ...phones]).join('\n'),
  };
  for (const field of contactFields) {
    const value = field === 'name' ? undefined : rest[field];
    if (value) fields[field] = value;
  }
  const empty = fields.name === '';
  return { fields, source: source.slice(0, longest), problem: empty ? 'import.problem.empty' : null };
}

export const unreadable = (source: string): FileRow => ({
  fields: { name: '' },
  source: source.slice(0, longest),
  problem: 'import.problem.unreadable',
});
