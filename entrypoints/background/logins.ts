import type { AccessStore } from '../../lib/accounts/access';
import { type Accounts, createAccounts } from '../../lib/accounts/accounts';
import { createClients } from '../../lib/accounts/clients';
import { createFeishuAuth, feishuScopes } from '../../lib/accounts/feishu';
import type { Lock } from '../../lib/accounts/lock';
import { type AccountPort, createAccountPort } from '../../lib/accounts/port';
import { createTokenSource } from '../../lib/accounts/token-source';
import { openVault } from '../../lib/accounts/vault';
import type { Brand } from '../../lib/domain/account';
import type { Clock } from '../../lib/domain/clock';
import { Failure } from '../../lib/domain/failure';
import type { ApiHosts } from '../../lib/domain/policy';
import type { Streams } from '../../lib/http/streams';
import type { Hosts } from '../../lib/http/wire';
import { createFeishuPort } from '../../lib/providers/feishu/port';
import { serviceOf } from '../../lib/providers/index';
import { type Areas, type BadSetting, openSetting } from '../../lib/settings/setting';
import { accessToken, pendingLogins } from '../../lib/settings/settings';
import { allowed, type Permissions, patternOf } from './hosts';

export interface LoginParts {
  areas: Areas;
  permissions: Permissions;
  identity: {
    getRedirectURL(path: string): string;
    launchWebAuthFlow(details: { url: string; interactive: boolean }): Promise<string | undefined>;
  };
  clock: Clock;
  fetch: typeof globalThis.fetch;
  streams: Streams;
  crypto: Crypto;
  lock: Lock;
  online(): boolean;
  /** Keeps the worker alive while the person is at the consent page (1 = is, 0 = is not). */
  awake(logins: 0 | 1): void;
  /** Base URL that stands in for every host of a brand; undefined = the real ones. */
  standIn(): string | undefined;
  report(bad: BadSetting): void;
  changed(account: string): Promise<void>;
}

export interface Logins {
  accounts: Accounts;
  port: AccountPort;
  hosts(): Promise<ApiHosts[]>;
  admitted(brand: Brand): Promise<void>;
}

const served = ['feishu', 'lark'] as const;

/** Everything that knows a token: vault, sign-in, refresh, and the ports that carry it. */
export async function openLogins(parts: LoginParts): Promise<Logins> {
  const { areas, permissions, identity, clock, fetch, streams, crypto, lock, online, report, changed } =
    parts;
  const hostsOf = (brand: Brand): Hosts => {
    const { hosts } = serviceOf(brand);
    const base = parts.standIn();
    return base === undefined ? hosts : Object.fromEntries(Object.keys(hosts).map((name) => [name, base]));
  };
  const origins = (brand: Brand) => [...new Set(Object.values(hostsOf(brand)).map(patternOf))];
  async function admitted(brand: Brand): Promise<void> {
    if (await allowed(permissions, origins(brand))) return;
    throw new Failure({ kind: 'hostNotGranted', execution: 'notExecuted' });
  }

  const vault = await openVault(crypto);
  const access: AccessStore = (account) => openSetting(accessToken(account), areas, report);
  const clients = createClients({
    wire: (brand) => serviceOf(brand).provider.wire,
    hosts: hostsOf,
    fetch,
    streams,
    now: clock.now,
    online,
    admitted,
  });
  const accountsHost = (brand: Brand) => hostsOf(brand).accounts ?? '';
  const auth = createFeishuAuth({ clients, clock, accountsHost });
  const token = createTokenSource({ vault, access, auth, clock, lock, changed });
  const accounts = createAccounts({
    ...{ vault, access, auth, token, clock, crypto, lock, changed },
    scopes: feishuScopes,
    pending: openSetting(pendingLogins, areas, report),
    redirect: (brand) => identity.getRedirectURL(brand),
    async launch(url) {
      parts.awake(1);
      return identity.launchWebAuthFlow({ url, interactive: true }).finally(() => parts.awake(0));
    },
  });

  return {
    accounts,
    admitted,
    port: createAccountPort({ clients, token, ports: { feishu: createFeishuPort, lark: createFeishuPort } }),
    hosts: () =>
      Promise.all(
        served.map(async (brand) => ({
          brand,
          origins: origins(brand),
          granted: await allowed(permissions, origins(brand)),
        })),
      ),
  };
}
