import type { Brand } from '../domain/account';
import type { Client } from '../http/client';
import type { Endpoint } from '../http/endpoint';
import type { Hosts, Wire } from '../http/wire';
import { createDingtalkPort } from './dingtalk/port';
import { dingtalkRows } from './dingtalk/rows';
import { dingtalkWire } from './dingtalk/wire';
import { createFeishuPort } from './feishu/port';
import { feishuRows } from './feishu/rows';
import { feishuWire } from './feishu/wire';
import type { ProviderPort } from './provider';

interface Provider {
  wire: Wire;
  rows: ReadonlyMap<string, Endpoint>;
  port(client: Client, mailbox?: string): ProviderPort;
}

/** That they are sound is for a test to say, not for each start of the worker: `checkRows`. */
const byId = (rows: readonly Endpoint[]) => new Map(rows.map((row) => [row.id, row]));

/** The one list: a new provider is a folder and a line here. */
export const providers: Readonly<Record<string, Provider>> = {
  feishu: {
    wire: feishuWire,
    rows: byId(feishuRows),
    port: createFeishuPort,
  },
  dingtalk: {
    wire: dingtalkWire,
    rows: byId(dingtalkRows),
    port: createDingtalkPort,
  },
};

export const allRows: readonly Endpoint[] = Object.values(providers).flatMap(({ rows }) => [
  ...rows.values(),
]);

const providerOf = (id: string): Provider | undefined => providers[id.split('.', 1)[0] ?? ''];

/** The row of `feishu.contacts.create`; an id nobody declared is a mistake in our own code. */
export function rowOf(id: string): Endpoint {
  const row = providerOf(id)?.rows.get(id);
  if (!row) throw new Error(`no endpoint ${id}`);
  return row;
}

/** The provider whose service a brand is, and where that service lives. */
export function serviceOf(brand: Brand): { provider: Provider; hosts: Hosts } {
  for (const provider of Object.values(providers)) {
    const hosts = provider.wire.brands[brand];
    if (hosts) return { provider, hosts };
  }
  throw new Error(`no provider for ${brand}`);
}
