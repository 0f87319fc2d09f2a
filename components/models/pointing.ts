import type { FailureFacts } from '../../lib/domain/failure';
import type { Client } from '../../lib/messages/caller';
import type { Platform } from '../app/app';
import { failureOf } from '../app/client';

/** Puts the picker into the tab; null = it is there. */
export const startPointing = (client: Client): Promise<FailureFacts | null> =>
  client.send('pick.start', {}).catch((error: unknown) => failureOf(error));

const covers = (pattern: string, host: string): boolean => {
  const wanted = /^[^:]+:\/\/([^/]+)\//.exec(pattern)?.[1] ?? '';
  const name = host.replace(/:\d+$/, '');
  return wanted.startsWith('*.')
    ? name === wanted.slice(2) || name.endsWith(wanted.slice(1))
    : wanted === name;
};

/** From a page of ours: a site that was only looked at once is asked for first. Must be called under a gesture. */
export async function pointOn(
  { client, platform }: { client: Client; platform: Platform },
  host: string,
  granted: readonly string[],
): Promise<FailureFacts | null> {
  const known = granted.some((pattern) => covers(pattern, host));
  if (!known) await platform.requestHosts([`https://${host.replace(/:\d+$/, '')}/*`]).catch(() => false);
  return startPointing(client);
}
