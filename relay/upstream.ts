import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../lib/domain/failure';
import { type Client, type ClientOptions, createClient } from '../lib/http/client';
import type { Endpoint } from '../lib/http/endpoint';
import type { Hosts } from '../lib/http/wire';
import { serviceOf } from '../lib/providers/index';
import type { RelayApp, RelayConfig } from './config';
import type { Slots } from './slots/slots';

export interface UpstreamDeps {
  config: Pick<RelayConfig, 'standIn'>;
  fetch: typeof globalThis.fetch;
  now(): number;
  slots: Slots;
  /** What came of a place in the queue or of a call. */
  count(what: 'granted' | 'waited' | 'full' | 'down', row: string): void;
}

/** The way to the services. */
export interface Upstream {
  client(app: RelayApp, own: Pick<ClientOptions, 'token' | 'gate'>): Client;
  /** Waits for a place in the shared queue; not longer than a caller would. */
  gate(app: RelayApp, person: string): NonNullable<ClientOptions['gate']>;
}

/** One counter of the service: API × app; an app of a company lives in one tenant. */
export const laneOf = (row: string, { brand, appId }: Pick<RelayApp, 'brand' | 'appId'>): string =>
  `${row} ${brand} ${appId}`;

/** A caller gives up after 25 s. */
const waitMs = 10_000;

export function createUpstream({ config, fetch, now, slots, count }: UpstreamDeps): Upstream {
  const hostsOf = (app: RelayApp): Hosts => {
    const { hosts } = serviceOf(app.brand);
    const { standIn } = config;
    return standIn === undefined
      ? hosts
      : Object.fromEntries(Object.keys(hosts).map((name) => [name, standIn]));
  };

  async function place(app: RelayApp, row: Pick<Endpoint, 'id' | 'limits'>, person: string): Promise<void> {
    const wish = { id: randomUUID(), person, class: 'click' as const };
    const until = now() + waitMs;
    for (;;) {
      const said = await slots.ask(laneOf(row.id, app), row.limits, wish).catch((error: unknown) => {
        count('down', row.id);
        const facts = { kind: 'unavailable', execution: 'notExecuted', endpoint: row.id } as const;
        throw new Failure(facts, { cause: error });
      });
      if (said?.granted) return count('granted', row.id);
      const ms = said === null ? waitMs : said.at - said.now;
      if (said === null || now() + ms > until) {
        count('full', row.id);
        throw new Failure({
          kind: 'rateLimited',
          execution: 'notExecuted',
          endpoint: row.id,
          retryAt: now() + ms,
        });
      }
      count('waited', row.id);
      await sleep(ms);
    }
  }

  /** The service counts otherwise than we do, or somebody else uses the app: nobody goes until it says. */
  function heeding(app: RelayApp, client: Client): Client {
    return {
      call: (row, input) =>
        client.call(row, input).catch(async (error: unknown) => {
          const facts = error instanceof Failure ? error.facts : null;
          if (facts?.kind === 'rateLimited' && facts.http !== undefined) {
            const ms = Math.max(1_000, (facts.retryAt ?? 0) - now());
            await slots.block(laneOf(row.id, app), ms).catch(() => undefined);
          }
          throw error;
        }),
    };
  }

  return {
    client: (app, own) =>
      heeding(
        app,
        createClient({
          wire: serviceOf(app.brand).provider.wire,
          hosts: hostsOf(app),
          fetch,
          now,
          timeoutMs: 12_000,
          maxBytes: 4 * 1024 * 1024,
          ...own,
        }),
      ),
    gate: (app, person) => (row) => place(app, row, person),
  };
}
