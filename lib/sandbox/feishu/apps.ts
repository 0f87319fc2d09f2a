import type { Endpoint } from '../../http/endpoint';
import { offlineScope } from '../../providers/feishu/auth';
import { demoApp, otherApp } from '../demo';

export interface CompanyApp {
  id: string;
  secret: string;
}

export function appOf(id: string): CompanyApp | undefined {
  return [demoApp, otherApp].find((app) => app.id === id);
}

/** Every scope and field scope that the table knows: what the demo company's admin has enabled. */
export function scopesOf(rows: readonly Endpoint[]): string[] {
  return [
    ...new Set([offlineScope, ...rows.flatMap((row) => [...row.scopes, ...Object.keys(row.fieldScopes)])]),
  ];
}

const registered = [
  /^https:\/\/[a-z0-9-]+\.chromiumapp\.org\//,
  /^https:\/\/[a-z0-9-]+\.extensions\.allizom\.org\//,
  /^http:\/\/127\.0\.0\.1(:\d+)?\//,
];

/** The app's list of redirect addresses; what follows `?` or `#` does not count. */
export function isRegistered(redirectUri: string): boolean {
  const url = URL.parse(redirectUri);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return registered.some((pattern) => pattern.test(url.href));
}
