import type { AccountState, Brand } from '../domain/account';

/** Which of the provider's token endpoints the account uses; `v2` for tenants that do not have `v3` yet. */
export type TokenEndpoint = 'v3' | 'v2';

/** What is kept in the clear of an account. */
export interface AccountRecord {
  /** Brand, app and person: signing in again is the same account, and finds its outbox. */
  id: string;
  brand: Brand;
  appId: string;
  name: string;
  address: string;
  state: AccountState;
  scopes: string[];
  tokenEndpoint: TokenEndpoint;
  /** Counts stored token pairs: a refresh writes only over the pair it used up. */
  generation: number;
  createdAt: number;
  /** Base URL of the company's relay, which holds the secret; absent = the secret is in the vault. */
  relay?: string;
  /**
   * A renewal was begun and its outcome never heard: the refresh token may be used up. Gone with the next pair; beside
   * `signInAgain` it is why the login ended.
   */
  renewing?: true;
  /** Its app was made by quick connect, has no redirect address, and signs in by a code. */
  quick?: true;
}

/** Moments are epoch ms. Without a refresh token the login ends with the access token. */
export interface Tokens {
  access: string;
  accessExpiresAt: number;
  refresh: string | null;
  refreshExpiresAt: number | null;
}

/** What waits encrypted: the access token only where no store in memory can hold it. */
export interface KeptTokens extends Omit<Tokens, 'access'> {
  access: string | null;
}
