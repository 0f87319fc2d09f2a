import { Failure } from '../domain/failure';
import type { Client, ClientOptions } from '../http/client';
import type { ProviderPort } from '../providers/provider';
import { partsOf } from './accounts';
import type { Clients } from './clients';
import type { TokenSource } from './token-source';

export interface AccountPortDeps {
  clients: Clients;
  token: TokenSource;
  /** Brand → the port built on its rows. */
  ports: Readonly<Record<string, (client: Client) => ProviderPort>>;
}

/** What jobs talk to for one account. Throws `signInAgain` for an account of a brand nobody serves. */
export type AccountPort = (account: string, gate: NonNullable<ClientOptions['gate']>) => ProviderPort;

/** The client asks for a fresh token once when the service calls one expired; whoever asks first refreshes for all. */
export const createAccountPort =
  ({ clients, token, ports }: AccountPortDeps): AccountPort =>
  (account, gate) => {
    const { brand } = partsOf(account);
    const make = Object.hasOwn(ports, brand) ? ports[brand] : undefined;
    if (!make || (brand !== 'feishu' && brand !== 'lark')) {
      throw new Failure({ kind: 'signInAgain', execution: 'notExecuted' });
    }
    return make(clients(brand, { token: (_kind, rejected) => token(account, rejected), gate }));
  };
