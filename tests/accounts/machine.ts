import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AccessStore } from '../../lib/accounts/access';
import { type Accounts, createAccounts } from '../../lib/accounts/accounts';
import type { App } from '../../lib/accounts/auth';
import { type Clients, createClients } from '../../lib/accounts/clients';
import { createFeishuAuth, type FeishuAuth, feishuScopes } from '../../lib/accounts/feishu';
import type { Lock } from '../../lib/accounts/lock';
import { type AccountPort, createAccountPort } from '../../lib/accounts/port';
import { createTokenSource, type TokenSource } from '../../lib/accounts/token-source';
import { openVault, type Vault } from '../../lib/accounts/vault';
import type { Brand } from '../../lib/domain/account';
import { authorizePath } from '../../lib/providers/feishu/auth';
import { createFeishuPort } from '../../lib/providers/feishu/port';
import { serviceOf } from '../../lib/providers/index';
import { openSetting, type StorageArea } from '../../lib/settings/setting';
import { accessToken, pendingLogins } from '../../lib/settings/settings';
import type { OpenSandbox } from '../sandbox/open';

export const sandboxNow = 1_790_000_000_000;
export const redirect = (brand: Brand) => `https://abcdefghijklmnop.chromiumapp.org/${brand}`;

export function memoryArea(): StorageArea & { values: Map<string, unknown> } {
  const values = new Map<string, unknown>();
  return {
    values,
    get: async (key) => structuredClone(values.get(key)),
    set: async (key, value) => void values.set(key, structuredClone(value)),
    remove: async (key) => void values.delete(key),
  };
}

/** One lock manager, as the browser has one over all contexts. */
export function lockManager(): Lock {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work, work);
    last.set(
      name,
      mine.catch(() => undefined),
    );
    return mine;
  };
}

/** A person at the consent page: presses one of its buttons, and the browser ends where that leads. */
export const person =
  (decision: 'allow' | 'deny', seen: URL[] = []) =>
  async (address: string): Promise<string> => {
    seen.push(new URL(address));
    const page = await (await fetch(address)).text();
    const ticket = page.match(/name="ticket" value="([^"]+)"/)?.[1];
    if (!ticket) throw new Error(`no consent page: ${page.match(/role="alert">([^<]*)/)?.[1]}`);
    const { origin } = new URL(address);
    const answer = await fetch(origin + authorizePath, {
      method: 'POST',
      body: new URLSearchParams({ ticket, decision }),
      redirect: 'manual',
    });
    return z.string().parse(answer.headers.get('location'));
  };

/** What outlives a worker: disk, memory store, locks, time. */
export interface Machine {
  sandbox: OpenSandbox;
  database: string;
  local: ReturnType<typeof memoryArea>;
  session: ReturnType<typeof memoryArea>;
  lock: Lock;
  clock: { now(): number; advance(ms: number): Promise<void> };
}

export function machine(sandbox: OpenSandbox): Machine {
  let now = sandboxNow;
  return {
    sandbox,
    database: randomUUID(),
    ...{ local: memoryArea(), session: memoryArea(), lock: lockManager() },
    clock: {
      now: () => now,
      async advance(ms) {
        now += ms;
        await sandbox.control('clock', { advanceMs: ms });
      },
    },
  };
}

export interface Life {
  vault: Vault;
  accounts: Accounts;
  token: TokenSource;
  port: AccountPort;
  auth: FeishuAuth;
  clients: Clients;
  changed: string[];
}

export interface LifeOptions {
  launch?: (url: string) => Promise<string | undefined>;
  /** Browsers without a store in memory. */
  noSession?: boolean;
  fetch?: typeof globalThis.fetch;
  /** Puts something around the parts that reach out of the worker. */
  around?: <Part extends object>(part: Part) => Part;
  lock?: Lock;
}

/** One life of the worker on a machine. */
export async function live(on: Machine, options: LifeOptions = {}): Promise<Life> {
  const around = options.around ?? ((part) => part);
  const areas = { local: on.local, session: around(on.session) };
  const vault = around(await openVault(crypto, on.database));
  const access: AccessStore = (id) =>
    options.noSession ? null : openSetting(accessToken(id), areas, () => undefined);
  const clients = createClients({
    wire: (brand) => serviceOf(brand).provider.wire,
    hosts: () => ({ api: on.sandbox.url, accounts: on.sandbox.url }),
    fetch: options.fetch ?? fetch,
    now: on.clock.now,
    admitted: async () => undefined,
  });
  const auth = around(createFeishuAuth({ clients, clock: on.clock, accountsHost: () => on.sandbox.url }));
  const changed: string[] = [];
  const shared = {
    ...{ vault, access, auth, clock: on.clock, lock: options.lock ?? on.lock },
    changed: async (account: string) => void changed.push(account),
  };
  const token = createTokenSource(shared);
  const accounts = createAccounts({
    ...{ ...shared, token, crypto, redirect, scopes: () => feishuScopes },
    pending: openSetting(pendingLogins, areas, () => undefined),
    launch: options.launch ?? person('allow'),
  });
  const way = { port: createFeishuPort };
  const ways = { feishu: way, lark: way, dingtalk: way, dingtalkIntl: way };
  return {
    vault,
    accounts,
    token,
    auth,
    clients,
    changed,
    port: createAccountPort({ clients, token, ways }),
  };
}

export const connect = ({ accounts }: Life, { sandbox }: Machine, wish: object = {}) =>
  accounts.connect({
    ...{ brand: 'feishu', appId: sandbox.feishu.appId, appSecret: sandbox.feishu.appSecret },
    ...{ features: ['contacts'], tokenEndpoint: 'v3' },
    ...wish,
  });

/** For calls that need no secret. */
export const feishuApp: App = {
  ...{ brand: 'feishu', appId: '', secret: null, relay: null },
  tokenEndpoint: 'v3',
};
