import { type Brand, isBrand } from '../domain/account';
import { Failure } from '../domain/failure';
import { partsOfMailbox } from '../domain/mailbox';
import type { Client, ClientOptions } from '../http/client';
import type { ProviderPort } from '../providers/provider';
import { partsOf } from './accounts';
import type { Clients } from './clients';
import type { TokenSource } from './token-source';

/** How one brand's calls go. */
export interface Way {
  /** `mailbox` = the address of a shared one; absent = the person's own. */
  port(client: Client, mailbox?: string): ProviderPort;
  /** Other than straight to the service. */
  client?(account: string, gate: NonNullable<ClientOptions['gate']>): Client;
}

export interface AccountPortDeps {
  clients: Clients;
  token: TokenSource;
  ways: Readonly<Record<Brand, Way>>;
}

/** What jobs talk to for one account. Throws `signInAgain` for an account of a brand nobody serves. */
export type AccountPort = (account: string, gate: NonNullable<ClientOptions['gate']>) => ProviderPort;

/** The client asks for a fresh token once when the service calls one expired; whoever asks first refreshes for all. */
export const createAccountPort =
  ({ clients, token, ways }: AccountPortDeps): AccountPort =>
  (id, gate) => {
    const { account, mailbox } = partsOfMailbox(id);
    const { brand } = partsOf(account);
    if (!isBrand(brand)) throw new Failure({ kind: 'signInAgain', execution: 'notExecuted' });
    const way = ways[brand];
    const straight = () => clients(brand, { token: (_kind, rejected) => token(account, rejected), gate });
    return way.port(way.client?.(account, gate) ?? straight(), mailbox ?? undefined);
  };
