import { signal } from '@preact/signals';
import type { Brand } from '../../lib/domain/account';
import type { App } from '../app/app';
import { failureOf } from '../app/client';
import type { Step } from './connect';

/** A relay and the apps it signs people in to. */
export interface Found {
  relay: string;
  apps: { brand: Brand; appId: string }[];
}

/** Match patterns know no ports. */
export function relayPattern(typed: string): string | null {
  const url = URL.parse(typed.trim());
  return url && /^https?:$/.test(url.protocol) ? `${url.protocol}//${url.hostname}/*` : null;
}

/** Asks the browser for the relay's address, then the relay for its apps. `read` must be called under a gesture. */
export function createRelayApps({ client, platform }: App) {
  const found = signal<Found | null>(null);
  const trouble = signal<Step>({ at: 'idle' });
  const busy = signal(false);
  async function read(typed: string): Promise<void> {
    found.value = null;
    trouble.value = { at: 'idle' };
    busy.value = true;
    try {
      const pattern = relayPattern(typed);
      if (pattern !== null && !(await platform.requestHosts([pattern])))
        trouble.value = { at: 'refusedHosts' };
      else found.value = await client.send('relay.apps', { relay: typed.trim() });
    } catch (error) {
      trouble.value = { at: 'failed', failure: failureOf(error) };
    }
    busy.value = false;
  }
  return { found, trouble, busy, read, close: () => undefined };
}
