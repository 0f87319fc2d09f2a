import { randomBytes } from 'node:crypto';

export interface AppToken {
  kind: 'app';
  value: string;
  expiresAt: number;
}

export interface UserToken {
  kind: 'user';
  /** Key of the employee. */
  person: string;
  scopes: ReadonlySet<string>;
  expiresAt: number;
}

/** Epoch ms of the sandbox's clock. */
interface Ends {
  expiresAt: number;
}

const opaque = (bytes: number) => randomBytes(bytes).toString('hex');
export const appTokenMs = 7_200_000;
const codeMs = 5 * 60_000;
const refreshMs = 30 * 86_400_000;

/** Codes and tokens of the one app. */
export class DingtalkLogins {
  #app: AppToken | null = null;
  readonly #users = new Map<string, UserToken>();
  readonly #refresh = new Map<string, Ends & { person: string }>();
  readonly #codes = new Map<string, Ends & { person: string }>();

  /** The same one while it is valid, and for two hours from now. */
  appToken(now: number): AppToken {
    const lives = this.#app !== null && this.#app.expiresAt > now;
    const value = lives && this.#app ? this.#app.value : opaque(16);
    this.#app = { kind: 'app', value, expiresAt: now + appTokenMs };
    return this.#app;
  }

  addCode(person: string, now: number): string {
    const code = opaque(16);
    this.#codes.set(code, { person, expiresAt: now + codeMs });
    return code;
  }

  /** A code works once. */
  takeCode(code: string, now: number): string | null {
    const found = this.#codes.get(code);
    this.#codes.delete(code);
    return found && found.expiresAt > now ? found.person : null;
  }

  addUser(person: string, scopes: ReadonlySet<string>, expiresAt: number): string {
    const value = opaque(16);
    this.#users.set(value, { kind: 'user', person, scopes, expiresAt });
    return value;
  }

  addRefresh(person: string, now: number): string {
    const value = opaque(16);
    this.#refresh.set(value, { person, expiresAt: now + refreshMs });
    return value;
  }

  /** The old one is invalid at once. */
  takeRefresh(value: string, now: number): string | null {
    const found = this.#refresh.get(value);
    this.#refresh.delete(value);
    return found && found.expiresAt > now ? found.person : null;
  }

  get(value: string): AppToken | UserToken | undefined {
    return this.#app?.value === value ? this.#app : this.#users.get(value);
  }

  /** The person withdraws the app. */
  revoke(): void {
    this.#users.clear();
    this.#refresh.clear();
  }

  clear(): void {
    this.#app = null;
    this.revoke();
    this.#codes.clear();
  }
}
