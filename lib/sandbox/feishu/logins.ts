import { createHash, randomBytes } from 'node:crypto';
import type { TokenKind } from '../../http/endpoint';

export interface AccessToken {
  kind: Exclude<TokenKind, 'none'>;
  app: string;
  scopes: ReadonlySet<string>;
  /** Epoch ms of the sandbox's clock. */
  expiresAt: number;
}

export interface RefreshToken {
  app: string;
  scopes: ReadonlySet<string>;
  expiresAt: number;
  /** Signing in anew is forced 365 days after it. */
  consentedAt: number;
  state: 'live' | 'used' | 'revoked';
}

export interface AuthCode {
  app: string;
  redirectUri: string;
  /** null: no PKCE. */
  challenge: { value: string; method: 'S256' | 'plain' } | null;
  offline: boolean;
  expiresAt: number;
  consentedAt: number;
  used: boolean;
}

export const codeMs = 5 * 60_000;
export const consentMs = 365 * 86_400_000;

const opaque = (bytes: number) => randomBytes(bytes).toString('base64url');
/** As long as the real ones, 1–2 KB. */
const mint = {
  user: () => `eyJ${opaque(30)}.${opaque(810)}.${opaque(64)}`,
  tenant: () => `t-${opaque(32)}`,
  app: () => `a-${opaque(32)}`,
} as const;

/** Codes, tokens and what the one user has granted to each app. */
export class Logins {
  readonly access = new Map<string, AccessToken>();
  readonly refresh = new Map<string, RefreshToken>();
  readonly codes = new Map<string, AuthCode>();
  readonly #granted = new Map<string, Set<string>>();

  granted(app: string): ReadonlySet<string> {
    return this.#granted.get(app) ?? new Set();
  }

  /** Grants add up. */
  grant(app: string, scopes: readonly string[]): void {
    this.#granted.set(app, new Set([...this.granted(app), ...scopes]));
  }

  addCode(code: AuthCode): string {
    const value = opaque(48);
    this.codes.set(value, code);
    return value;
  }

  addAccess(token: AccessToken): string {
    const value = mint[token.kind]();
    this.access.set(value, token);
    return value;
  }

  addRefresh(token: RefreshToken): string {
    const value = `eyJ${opaque(30)}.${opaque(540)}.${opaque(64)}`;
    this.refresh.set(value, token);
    return value;
  }

  /** The user withdraws what was granted to the app. */
  revoke(app: string): void {
    this.#granted.delete(app);
    for (const token of this.refresh.values()) if (token.app === app) token.state = 'revoked';
    for (const [value, token] of this.access) {
      if (token.app === app && token.kind === 'user') this.access.delete(value);
    }
  }

  clear(): void {
    for (const map of [this.access, this.refresh, this.codes, this.#granted]) map.clear();
  }
}

/** RFC 7636 §4.6. */
export function verifies(challenge: { value: string; method: 'S256' | 'plain' }, verifier: string): boolean {
  return challenge.method === 'plain'
    ? verifier === challenge.value
    : createHash('sha256').update(verifier).digest('base64url') === challenge.value;
}
