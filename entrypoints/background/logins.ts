import type { AccessItem, AccessStore } from '../../lib/accounts/access';
import { type Accounts, createAccounts } from '../../lib/accounts/accounts';
import { byBrand } from '../../lib/accounts/auths';
import { createClients } from '../../lib/accounts/clients';
import { createDingtalkAuth, dingtalkScopes } from '../../lib/accounts/dingtalk';
import { createFeishuAuth, feishuScopes } from '../../lib/accounts/feishu';
import type { Lock } from '../../lib/accounts/lock';
import { withMailboxes } from '../../lib/accounts/mailboxes';
import { type AccountPort, createAccountPort, type Way } from '../../lib/accounts/port';
import { createQuick, type Quick } from '../../lib/accounts/quick';
import { quickState } from '../../lib/accounts/quick-state';
import { throughRelay } from '../../lib/accounts/relay-auth';
import { createRelayClient } from '../../lib/accounts/relay-client';
import { createTickets } from '../../lib/accounts/tickets';
import { createTokenSource } from '../../lib/accounts/token-source';
import type { Vault } from '../../lib/accounts/vault';
import type { AccountView, Brand } from '../../lib/domain/account';
import type { Clock } from '../../lib/domain/clock';
import { Failure } from '../../lib/domain/failure';
import type { ApiHosts } from '../../lib/domain/policy';
import type { Streams } from '../../lib/http/streams';
import type { Hosts } from '../../lib/http/wire';
import type { TicketSource } from '../../lib/outbox/contract';
import { createDingtalkPort } from '../../lib/providers/dingtalk/port';
import { createFeishuPort } from '../../lib/providers/feishu/port';
import { serviceOf } from '../../lib/providers/index';
import { type Areas, type BadSetting, openSetting } from '../../lib/settings/setting';
import { accessToken, pendingLogins, usedMailboxes } from '../../lib/settings/settings';
import { allowed, type Permissions, patternOf } from './hosts';
import { openRelays, type RelayDesk } from './relay';
import { inMemory } from './remembered';

export interface LoginParts {
  vault: Vault;
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
  /** The accounts there are; how they are may be a moment old. */
  held(): Promise<AccountView[]>;
}

export interface Logins {
  accounts: Accounts;
  port: AccountPort;
  hosts(): Promise<ApiHosts[]>;
  /** The browser's leave for a brand's hosts, and for a relay. */
  admitted(brand: Brand, relay?: string): Promise<void>;
  relays: RelayDesk;
  quick: Quick;
  tickets: TicketSource;
  /** Reads the tokens of all accounts, so that no call has to wait for that. Never rejects. */
  readAhead(): Promise<void>;
}

const served = ['feishu', 'lark'] as const;

/** Everything that knows a token: vault, sign-in, refresh, and the ports that carry it. */
export function openLogins(parts: LoginParts): Logins {
  const {
    vault,
    areas,
    permissions,
    identity,
    clock,
    fetch,
    streams,
    crypto,
    lock,
    online,
    report,
    changed,
  } = parts;
  const hostsOf = (brand: Brand): Hosts => {
    const { hosts } = serviceOf(brand);
    const base = parts.standIn();
    return base === undefined ? hosts : Object.fromEntries(Object.keys(hosts).map((name) => [name, base]));
  };
  const origins = (brand: Brand) => [...new Set(Object.values(hostsOf(brand)).map(patternOf))];
  async function leave(patterns: readonly string[]): Promise<void> {
    if (await allowed(permissions, patterns)) return;
    throw new Failure({ kind: 'hostNotGranted', execution: 'notExecuted' });
  }
  /** A brand whose calls all go through the relay needs no host of its own. */
  const direct = (brand: Brand) => served.some((one) => one === brand);
  const admitted = (brand: Brand, relay?: string) =>
    leave([...(direct(brand) ? origins(brand) : []), ...(relay === undefined ? [] : [patternOf(relay)])]);
  const relays = openRelays({
    ...{ fetch, online, now: clock.now },
    admitted: (base) => leave([patternOf(base)]),
    changed: () => changed(''),
  });

  const held = new Map<string, AccessItem>();
  /** Read once in this worker's life: it alone writes them. */
  const access: AccessStore = (account) => {
    const item = held.get(account) ?? inMemory(openSetting(accessToken(account), areas, report));
    held.set(account, item);
    return item;
  };
  const clients = createClients({
    wire: (brand) => serviceOf(brand).provider.wire,
    hosts: hostsOf,
    fetch,
    streams,
    now: clock.now,
    online,
    admitted,
  });
  /** Without the shared mailboxes that go with them. */
  const own = async () => (await parts.held()).filter(({ sharedOf }) => sharedOf === undefined);
  const accountsHost = (brand: Brand) => hostsOf(brand).accounts ?? '';
  const loginHost = (brand: Brand) => hostsOf(brand).login ?? '';
  const feishuAuth = createFeishuAuth({ clients, clock, accountsHost });
  const feishu = throughRelay(feishuAuth, relays.ask, clock);
  const dingtalk = throughRelay(createDingtalkAuth({ relay: relays.ask, loginHost }), relays.ask, clock);
  const auth = byBrand({ feishu, lark: feishu, dingtalk, dingtalkIntl: dingtalk }, feishu.certain);
  const token = createTokenSource({ vault, access, auth, clock, lock, changed });
  const accounts = createAccounts({
    ...{ vault, access, auth, token, clock, crypto, lock, changed },
    scopes: (brand) => (direct(brand) ? feishuScopes : dingtalkScopes),
    pending: openSetting(pendingLogins, areas, report),
    redirect: (brand) => identity.getRedirectURL(brand),
    async launch(url) {
      parts.awake(1);
      return identity.launchWebAuthFlow({ url, interactive: true }).finally(() => parts.awake(0));
    },
  });

  const quick = createQuick({
    ...{ clients, vault, clock, lock },
    state: openSetting(quickState, areas, report),
    scopes: () => feishuScopes,
    byDevice: feishuAuth.byDevice,
    adopt: accounts.adopt,
    safe: (url) =>
      URL.canParse(url) && (url.startsWith('https:') || url.startsWith(`${parts.standIn() ?? 'https:'}/`)),
    changed: () => changed(''),
  });

  const straight: Way = { port: createFeishuPort };
  const relayed: Way = {
    port: createDingtalkPort,
    client: (account, gate) =>
      createRelayClient({
        relay: relays.ask,
        gate,
        token: (rejected) => token(account, rejected),
        async record() {
          const record = await vault.account(account);
          if (!record) throw new Failure({ kind: 'signInAgain', execution: 'notExecuted' });
          return record;
        },
      }),
  };

  return {
    accounts: withMailboxes(accounts, openSetting(usedMailboxes, areas, report)),
    admitted,
    relays,
    quick,
    tickets: createTickets({
      relay: relays.ask,
      accounts: own,
      token: (account) => token(account),
      now: clock.now,
      up: relays.up,
    }),
    async readAhead() {
      const accounts = await own().catch(() => []);
      await Promise.allSettled(accounts.map(({ id }) => access(id)?.get()));
    },
    port: createAccountPort({
      ...{ clients, token },
      ways: { feishu: straight, lark: straight, dingtalk: relayed, dingtalkIntl: relayed },
    }),
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
