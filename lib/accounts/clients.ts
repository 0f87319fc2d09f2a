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

/** A client of one brand; asks for the browser's leave before every request. */
export type Clients = (brand: Brand, own: Pick<ClientOptions, 'token' | 'gate'>) => Client;

export const createClients =
  ({ wire, hosts, admitted, ...shared }: ClientsDeps): Clients =>
  (brand, { token, gate }) =>
    createClient({
      ...shared,
      wire: wire(brand),
      hosts: hosts(brand),
      token,
      async gate(row, how) {
        await admitted(brand);
        await gate?.(row, how);
      },
    });
