import type { Feature } from '../domain/account';
import type { Endpoint } from '../http/endpoint';
import { leastScopes } from '../providers/table';

/** What a feature calls, and the scopes of reply fields it cannot do without. */
export interface Needs {
  rows: readonly Endpoint[];
  fields: readonly string[];
  /** The fields are what it is for. */
  fieldsNeeded?: true;
}

export const scopesFor = (needs: readonly Needs[]): string[] => [
  ...new Set([...leastScopes(needs.flatMap(({ rows }) => rows)), ...needs.flatMap(({ fields }) => fields)]),
];

const allows = (granted: readonly string[], { rows, fields, fieldsNeeded }: Needs): boolean =>
  (fieldsNeeded !== true || fields.every((scope) => granted.includes(scope))) &&
  rows.every(({ scopes }) => scopes.length === 0 || scopes.some((scope) => granted.includes(scope)));

/** The features whose every call the granted scopes let through; fields that stay hidden rarely count. */
export const featuresOf = (granted: readonly string[], table: Readonly<Record<Feature, Needs>>): Feature[] =>
  (['contacts', 'labels', 'rules', 'messages', 'texts'] as const).filter((feature) =>
    allows(granted, table[feature]),
  );

/** Grants add up at the provider: only what is missing is asked, everything where nothing is. */
export function toAsk(needed: readonly string[], granted: readonly string[]): string[] {
  const missing = needed.filter((scope) => !granted.includes(scope));
  return missing.length > 0 ? missing : [...needed];
}
