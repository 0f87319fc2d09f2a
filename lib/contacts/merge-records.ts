import { addressKey } from '../domain/address';
import { type ContactField, type ContactFields, contactFields, contactLimits } from '../domain/contact';

export type Side = 'first' | 'second';

/** A field of the merged record: what it will hold, and which record says so. */
export interface MergedLine {
  field: ContactField;
  value: string;
  from: Side | 'both';
  /** Where the records say different things of which one has room: the other goes into the remark. */
  choice: Readonly<Record<Side, string>> | null;
}

export interface MergedRecord {
  fields: ContactFields;
  /** In the order of the fields; those that neither record holds are left out. */
  lines: MergedLine[];
  /** The remark has no room for all that is noted in it: nothing may be written. */
  tooLong: boolean;
}

/** Differences that are none: width, case and spaces; in a phone also what parts its digits. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
const alike: Readonly<Partial<Record<ContactField, (text: string) => string>>> = {
  address: addressKey,
  phone: (text) => plain(text).replace(/[()-]/g, ''),
};

const tagsOf = (text: string) => text.split(/[,;，；、]/).flatMap((one) => one.trim() || []);

/** All tags of both, or null where the field has no room for them. */
function allTags(first: string, second: string): string | null {
  const held = new Set(tagsOf(first).map(plain));
  const all = [first.trim(), ...tagsOf(second).filter((one) => !held.has(plain(one)))].join(',');
  return [...all].length <= contactLimits.tag ? all : null;
}

function lineOf(field: ContactField, first: string, second: string, chosen: Side): MergedLine | null {
  const one = (value: string, from: MergedLine['from']) => ({ field, value, from, choice: null });
  if (first === '' || second === '')
    return first + second === '' ? null : one(first || second, first ? 'first' : 'second');
  const key = alike[field] ?? plain;
  if (key(first) === key(second)) return one(first, 'both');
  const tags = field === 'tag' ? allTags(first, second) : null;
  if (tags !== null) return one(tags, 'both');
  const choice = { first, second };
  return { field, value: choice[chosen], from: chosen, choice };
}

function remarkLine(first: string, second: string, notes: readonly string[]): MergedLine | null {
  const added = second !== '' && !first.includes(second);
  const value = [first, ...(added ? [second] : []), ...notes].filter((part) => part !== '').join('\n');
  if (value === '') return null;
  const from = first === '' && notes.length === 0 ? 'second' : added || notes.length > 0 ? 'both' : 'first';
  return { field: 'remark', value, from, choice: null };
}

/**
 * Two records as one. Nothing is lost: what is not chosen where both say something else goes into the remark, by the
 * field's name in `words`. Unless chosen otherwise the first counts.
 */
export function mergeRecords(
  first: Partial<ContactFields>,
  second: Partial<ContactFields>,
  words: Readonly<Record<ContactField, string>>,
  chosen: Readonly<Partial<Record<ContactField, Side>>> = {},
): MergedRecord {
  const lines: MergedLine[] = [];
  const notes: string[] = [];
  for (const field of contactFields) {
    if (field === 'remark') continue;
    const side = chosen[field] ?? 'first';
    const line = lineOf(field, first[field] ?? '', second[field] ?? '', side);
    if (!line) continue;
    lines.push(line);
    if (line.choice) notes.push(`${words[field]}: ${line.choice[side === 'first' ? 'second' : 'first']}`);
  }
  const remark = remarkLine(first.remark ?? '', second.remark ?? '', notes);
  if (remark) lines.push(remark);
  const fields: ContactFields = { name: '' };
  for (const { field, value } of lines) fields[field] = value;
  return { fields, lines, tooLong: [...(remark?.value ?? '')].length > contactLimits.remark };
}
