import type { Brand } from '../domain/account';
import type { TokenEndpoint, Tokens } from './record';

/** The company's app: the secret its token endpoint wants, or the relay that adds it. */
export interface App {
  brand: Brand;
  appId: string;
  secret: string | null;
  relay: string | null;
  tokenEndpoint: TokenEndpoint;
}

/** What a token endpoint granted. `scopes` is the truth, whatever was asked. */
export interface Grant extends Tokens {
  scopes: string[];
}

export interface Identity {
  /** The person within the app, by the provider's id. */
  person: string;
  name: string;
  /** Where the service says it here. */
  address?: string;
}

/** What sign-in needs of a provider. Every call throws `Failure`. */
export interface Auth {
  /** The consent page; PKCE method S256 always. */
  authorizeUrl(ask: {
    brand: Brand;
    appId: string;
    redirect: string;
    scopes: readonly string[];
    state: string;
    challenge: string;
  }): string;
  exchange(app: App, code: string, redirect: string, verifier: string): Promise<Grant>;
  /** Kind `signInAgain` only where the provider says for certain that the refresh token is dead. */
  refresh(app: App, refreshToken: string): Promise<Grant>;
  /** What may be concluded from a refresh that failed: `signInAgain` where it is certain, else another kind. */
  certain(error: unknown): unknown;
  identity(app: App, access: string): Promise<Identity>;
  /** Primary mail address; '' where the service does not say. */
  address(app: App, access: string): Promise<string>;
}
