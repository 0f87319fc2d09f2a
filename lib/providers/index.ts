import type { Brand, Feature } from '../domain/account';
import type { Client } from '../http/client';
import type { Endpoint } from '../http/endpoint';
import type { Hosts, Wire } from '../http/wire';
import { offlineScope } from './feishu/auth';
import { always, featureNeeds } from './feishu/features';
import { createFeishuPort } from './feishu/port';
import { feishuRows } from './feishu/rows';
import { feishuWire } from './feishu/wire';
import type { ProviderPort } from './provider';
import { checkRows, leastScopes } from './table';

interface Provider {
  wire: Wire;
  rows: ReadonlyMap<string, Endpoint>;
  port(client: Client, mailbox?: string): ProviderPort;
  /** Scopes one sign-in asks for; empty where the service knows none. */
  scopesFor(features: readonly Feature[]): string[];
}

function scopesForFeishu(features: readonly Feature[]): string[] {
  const needs = [always, ...features.map((feature) => featureNeeds[feature])];
  const scopes = leastScopes(needs.flatMap((need) => need.rows));
  return [...new Set([offlineScope, ...scopes, ...needs.flatMap((need) => need.fields)])];
}

/** The one list: a new provider is a folder and a line here. */
export const providers: Readonly<Record<string, Provider>> = {
  feishu: {
    wire: feishuWire,
    rows: checkRows('feishu', feishuRows),
    port: createFeishuPort,
    scopesFor: scopesForFeishu,
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
