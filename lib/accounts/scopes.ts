import type { Feature } from '../domain/account';
import type { Endpoint } from '../http/endpoint';

type Row = Pick<Endpoint, 'scopes'>;

/** What a feature calls, and the scopes of reply fields it cannot do without. */
export interface Needs {
  rows: readonly Row[];
  fields: readonly string[];
}

/** The fewest scopes that let every row through, with the ones of the fields. Rows with no choice decide first. */
export function scopesFor(needs: readonly Needs[]): string[] {
  const asked = new Set<string>();
  const rows = needs.flatMap((one) => one.rows).sort((a, b) => a.scopes.length - b.scopes.length);
  for (const { scopes } of rows) {
    const [first] = scopes;
    if (first !== undefined && !scopes.some((scope) => asked.has(scope))) asked.add(first);
  }
  for (const { fields } of needs) for (const scope of fields) asked.add(scope);
  return [...asked].sort();
}

const allows = (granted: readonly string[], { rows }: Needs): boolean =>
  rows.every(({ scopes }) => scopes.length === 0 || scopes.some((scope) => granted.includes(scope)));

/** The features whose every call the granted scopes let through; fields that stay hidden do not count. */
export const featuresOf = (granted: readonly string[], table: Readonly<Record<Feature, Needs>>): Feature[] =>
  (['contacts', 'labels', 'rules', 'messages'] as const).filter((feature) => allows(granted, table[feature]));

/** Grants add up at the provider: only what is missing is asked, everything where nothing is. */
export function toAsk(needed: readonly string[], granted: readonly string[]): string[] {
  const missing = needed.filter((scope) => !granted.includes(scope));
  return missing.length > 0 ? missing : [...needed];
}
