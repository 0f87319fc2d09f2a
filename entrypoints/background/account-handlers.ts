import type { Accounts } from '../../lib/accounts/accounts';
import { relayBase } from '../../lib/accounts/relay';
import type { Brand } from '../../lib/domain/account';
import { Failure } from '../../lib/domain/failure';
import type { ApiHosts, PolicyView } from '../../lib/domain/policy';
import type { AppState } from '../../lib/domain/state';
import type { Protocol } from '../../lib/messages/protocol.schema';
import type { Handlers } from '../../lib/messages/receiver';
import type { Item } from '../../lib/settings/setting';
import type { ContactEditDeps } from './contact-edit-handlers';
import type { Desk } from './desk';
import type { Journal } from './journal';
import type { ConnectWish } from './policed';
import type { RelayDesk } from './relay';

export interface AccountDeps {
  desk: Pick<Desk, 'accountFor'>;
  accounts: Accounts;
  outbox: Pick<Journal, 'resume'>;
  defaultAccount: Item<string | null>;
  reviews: ContactEditDeps['reviews'];
  state(): Promise<AppState>;
  stateChanged(): Promise<void>;
  policy(): Promise<PolicyView>;
  /** Throws `blockedByPolicy` for an account that the company does not want connected. */
  mayConnect(wish: ConnectWish): Promise<void>;
  hosts(): Promise<ApiHosts[]>;
  /** Throws `hostNotGranted` while the browser does not let us talk to the brand. */
  admitted(brand: Brand, relay?: string): Promise<void>;
  relays: Pick<RelayDesk, 'ask'>;
  /** Also a relay without TLS: on this machine. */
  insecureRelay: boolean;
}

type Rows =
  | 'relay.apps'
  | 'hosts.get'
  | `policy.${'get' | 'defaults'}`
  | `account.${'redirect' | 'connect' | 'test' | 'use' | 'signOut'}`;

/** With an account its shared mailboxes go. */
export async function leave(
  { accounts, reviews, defaultAccount }: Pick<AccountDeps, 'accounts' | 'reviews' | 'defaultAccount'>,
  account: string,
): Promise<void> {
  await accounts.signOut(account);
  await reviews.drop((kept) => kept === account || kept.startsWith(`${account}/`));
  await defaultAccount.update((chosen) =>
    chosen === account || chosen?.startsWith(`${account}/`) ? null : chosen,
  );
}

/** Signing in and out, and what the company and the browser allow of it. */
export function createAccountHandlers(deps: AccountDeps): Pick<Handlers<Protocol>, Rows> {
  const { accounts, outbox } = deps;

  /** What waited for the sign-in of an account, in its own mailbox and in shared ones. */
  async function resume(account: string): Promise<void> {
    const all = (await accounts.list()).filter(({ sharedOf }) => sharedOf === account);
    for (const id of [account, ...all.map((one) => one.id)]) await outbox.resume(id);
  }

  function relayAt(typed: string): string {
    const base = relayBase(typed, deps.insecureRelay);
    if (base === null) throw new Failure({ kind: 'invalid', execution: 'notExecuted', field: 'relay' });
    return base;
  }

  return {
    'relay.apps': async ({ relay }) => {
      const base = relayAt(relay);
      return { relay: base, ...(await deps.relays.ask({ base, name: 'apps', ask: {} })) };
    },
    'policy.get': () => deps.policy(),
    'policy.defaults': async () => (await deps.policy()).policy.defaults,
    'hosts.get': () => deps.hosts(),

    'account.redirect': async ({ brand }) => ({ url: accounts.redirect(brand) }),
    'account.connect': async (wish) => {
      const relay = wish.relay === undefined ? undefined : relayAt(wish.relay);
      await deps.mayConnect({ ...wish, relay });
      await deps.admitted(wish.brand, relay);
      const account = await accounts.connect({ ...wish, relay });
      await deps.defaultAccount.update((chosen) => chosen ?? account.id);
      await resume(account.id);
      await deps.stateChanged();
      return account;
    },
    'account.test': async ({ account }) => {
      const tested = await accounts.test(account);
      await resume(account);
      return tested;
    },
    'account.use': async ({ account }) => {
      await deps.defaultAccount.set(await deps.desk.accountFor(account));
      await deps.stateChanged();
      return deps.state();
    },
    'account.signOut': async ({ account }) => {
      await leave(deps, account);
      await deps.stateChanged();
      return null;
    },
  };
}
