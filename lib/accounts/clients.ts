import type { Brand } from '../domain/account';
import { type Client, type ClientOptions, createClient } from '../http/client';
import type { Hosts, Wire } from '../http/wire';

export interface ClientsDeps
  extends Pick<ClientOptions, 'fetch' | 'now' | 'online' | 'streams' | 'timeoutMs'> {
  wire(brand: Brand): Wire;
  hosts(brand: Brand): Hosts;
  /** Throws `hostNotGranted` while the browser does not let us talk to the brand's hosts. */
  admitted(brand: Brand): Promise<void>;
}

/** A client of one brand; asks for the browser's leave before every request, while the token is looked for. */
export type Clients = (brand: Brand, own: Pick<ClientOptions, 'token' | 'gate'>) => Client;

export const createClients =
  ({ wire, hosts, admitted, ...shared }: ClientsDeps): Clients =>
  (brand, { token, gate }) => {
    let asked: Promise<void> | undefined;
    return createClient({
      ...shared,
      wire: wire(brand),
      hosts: hosts(brand),
      token(kind, rejected) {
        asked = admitted(brand);
        // Whoever passes the gate hears of it.
        asked.catch(() => undefined);
        return token(kind, rejected);
      },
      async gate(row, how) {
        const leave = asked ?? admitted(brand);
        asked = undefined;
        await leave;
        await gate?.(row, how);
      },
    });
  };
