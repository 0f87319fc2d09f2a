import type { Endpoint } from '../http/endpoint';

/** Refuses a table in which two rows answer to one id or to one address, or a row that contradicts itself. */
export function checkRows(provider: string, rows: readonly Endpoint[]): void {
  const ids = new Set<string>();
  const addresses = new Set<string>();
  for (const row of rows) {
    const address = `${row.method} ${row.host} ${row.path.replace(/:\w+/g, ':')}`;
    if (!row.id.startsWith(`${provider}.`)) throw new Error(`${row.id}: not a row of ${provider}`);
    if (ids.has(row.id)) throw new Error(`${row.id}: declared twice`);
    if (addresses.has(address)) throw new Error(`${row.id}: another row answers to ${address}`);
    const classed = new Set<string>();
    for (const { http, code } of row.errors) {
      const error = `${http} ${typeof code} ${code}`;
      if (classed.has(error)) throw new Error(`${row.id}: ${code} is classed twice`);
      classed.add(error);
    }
    ids.add(row.id);
    addresses.add(address);
  }
}

/**
 * The fewest scopes that let every row through: what a row can get by no other scope first, then a row's first choice
 * where nothing chosen so far will do.
 */
export function leastScopes(rows: readonly Endpoint[]): string[] {
  const chosen = new Set(rows.filter((row) => row.scopes.length === 1).flatMap((row) => row.scopes));
  for (const row of rows) {
    const [first] = row.scopes;
    if (first !== undefined && !row.scopes.some((scope) => chosen.has(scope))) chosen.add(first);
  }
  return [...chosen];
}
