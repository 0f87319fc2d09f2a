import { apiHosts } from '../../lib/providers/hosts';

export interface Permissions {
  contains(permissions: { origins: string[] }): Promise<boolean>;
  getAll(): Promise<{ origins?: string[] }>;
}

/** Match patterns know no ports. */
export function patternOf(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}

/** Pages of the services' own API hosts are no webmail, whatever the browser allows there. */
export const isApi = (pattern: string): boolean => apiHosts.includes(pattern);

export const allowed = (permissions: Permissions, patterns: readonly string[]): Promise<boolean> =>
  permissions.contains({ origins: [...patterns] });

/** May a content script of this origin speak? */
export async function isWebmail(permissions: Permissions, origin: string): Promise<boolean> {
  const pattern = patternOf(origin);
  return !isApi(pattern) && /^https?:/.test(pattern) && (await allowed(permissions, [pattern]));
}

/** Where the loader belongs, as match patterns. */
export async function webmails(permissions: Permissions): Promise<string[]> {
  const { origins = [] } = await permissions.getAll();
  return origins.filter((pattern) => /^(https?|\*):\/\//.test(pattern) && !isApi(pattern)).sort();
}
