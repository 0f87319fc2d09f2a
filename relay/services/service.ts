import type { z } from 'zod';
import type { Client } from '../../lib/http/client';
import type { RelayRoutes } from '../../lib/http/relay';
import type { RelayApp } from '../config';

export type TokenAsk = z.output<RelayRoutes['token']['ask']>;
export type Tokens = z.output<RelayRoutes['token']['reply']>;

/** A colleague as the service knows them. */
export interface Person {
  /** As in an account's id. */
  person: string;
  name: string;
  address: string;
}

/** What a call on behalf of a person may do. */
export interface Behalf {
  person: Person;
  /** With the app's own token, each call in its place of the shared queue. */
  client: Client;
  /** May contacts change hands? */
  handover: boolean;
}

/** What the relay does for one provider's apps. Every call throws `Failure`. */
export interface Service {
  tokens(app: RelayApp, ask: TokenAsk): Promise<Tokens>;
  /** Who this user token belongs to; refuses who is none of this app's people. */
  person(app: RelayApp, token: string): Promise<Person>;
  /** Undefined where every call is the person's own. */
  call?(behalf: Behalf, row: string, body: unknown): Promise<unknown>;
}
