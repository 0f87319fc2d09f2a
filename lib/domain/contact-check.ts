import { isAddress } from './address';
import { type ContactField, type ContactFields, contactFields, contactLimits } from './contact';
import type { Sentence } from './intent';

/** What is wrong with one field, as words of `locales/`. */
export interface FieldProblem extends Sentence {
  field: ContactField;
}

export interface CheckedContact {
  /** Cleaned; empty fields are absent, `name` excepted. */
  fields: ContactFields;
  problems: FieldProblem[];
}

/** Control, bidi-control and zero-width characters and unpaired surrogates: never part of a name, and they deceive. */
const unseen = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\p{Cs}]/gu;
const oneLine = (text: string) =>
  text
    .replace(/[\t\r\n]+/g, ' ')
    .replace(unseen, '')
    .trim();
const manyLines = (text: string) =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/\t/g, ' ').replace(unseen, '').trimEnd())
    .join('\n')
    .trim();

function problemOf(field: ContactField, value: string, typed: string): Sentence | null {
  const limit = contactLimits[field];
  // Taking characters out of an address would name somebody else's mailbox.
  if (field === 'address' && typed.trim() !== value) return { key: 'problem.notAnAddress', params: [] };
  if (field === 'name' && value === '') return { key: 'problem.nameMissing', params: [] };
  if ([...value].length > limit) return { key: 'problem.tooLong', params: [String(limit)] };
  if (field === 'address' && value !== '' && !isAddress(value))
    return { key: 'problem.notAnAddress', params: [] };
  return null;
}

/** What would be sent, and what must be put right first; nothing is sent to be refused. */
export function checkContact(typed: ContactFields): CheckedContact {
  const fields: ContactFields = { name: '' };
  const problems: FieldProblem[] = [];
  for (const field of contactFields) {
    const value = (field === 'remark' ? manyLines : oneLine)(typed[field] ?? '');
    if (value !== '') fields[field] = value;
    const problem = problemOf(field, value, typed[field] ?? '');
    if (problem) problems.push({ field, ...problem });
  }
  return { fields, problems };
}
