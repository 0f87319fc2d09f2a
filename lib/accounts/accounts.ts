import type { AccountView, Book, Brand, Feature } from '../domain/account';
import type { Clock } from '../domain/clock';
import { Failure } from '../domain/failure';
import { type AccessStore, kept } from './access';
import type { App, Auth, Grant } from './auth';
import type { Lock } from './lock';
import { type LoginDeps, login } from './login';
import type { AccountRecord, TokenEndpoint } from './record';
import { featuresOf, type Needs, scopesFor, toAsk } from './scopes';
import type { TokenSource } from './token-source';
import type { Vault } from './vault';

/** What is asked for. `always`: the calls of signing in itself; `lasting`: the scope that keeps a login alive. */
export interface ScopeTable {
  book: Book;
  always: Needs;
  features: Readonly<Record<Feature, Needs>>;
  lasting: string;
}

export interface AccountsDeps extends Omit<LoginDeps, 'auth'> {
  vault: Vault;
  access: AccessStore;
  auth: Auth;
  scopes(brand: Brand): ScopeTable;
  token: TokenSource;
  clock: Clock;
  lock: Lock;
  changed(account: string): Promise<void>;
}

export interface Connect {
  brand: Brand;
  appId: string;
  /** Absent = the one kept for this app. */
  appSecret?: string | undefined;
  /** Base URL of the company's relay, which adds the secret. */
  relay?: string | undefined;
  features: readonly Feature[];
  tokenEndpoint: TokenEndpoint;
}

export interface Accounts {
  list(): Promise<AccountView[]>;
  get(id: string): Promise<AccountView | null>;
  /** Runs the consent page for what is missing; the same person signing in again is the same account. */
  connect(wish: Connect): Promise<AccountView>;
  /** Keeps a login that came by a code on another page. */
  adopt(app: App, grant: Grant): Promise<AccountView>;
  /** Asks the service who this is, with the token at hand. */
  test(id: string): Promise<AccountView>;
  signOut(id: string): Promise<void>;
  redirect(brand: Brand): string;
}

const refuse = (field: string) => new Failure({ kind: 'invalid', execution: 'notExecuted', field });

/** Brand, app and person name an account; also what the throttle counts by. */
export const accountId = (brand: Brand, appId: string, person: string) => `${brand}:${appId}:${person}`;

/** The parts of an account's id. */
export function partsOf(id: string): { brand: string; appId: string; person: string } {
  const [brand = '', appId = '', ...person] = id.split(':');
  return { brand, appId, person: person.join(':') };
}

/** Enough for calls that need no secret. */
const appOf = ({ brand, appId, tokenEndpoint, relay }: AccountRecord): App => ({
  ...{ brand, appId, tokenEndpoint, relay: relay ?? null },
  secret: null,
});

export function createAccounts(deps: AccountsDeps): Accounts {
  const { vault, auth, clock } = deps;

  function view({
    id,
    brand,
    appId,
    name,
    address,
    state,
    scopes,
    relay,
    quick,
    renewing,
  }: AccountRecord): AccountView {
    const { book, features } = deps.scopes(brand);
    return {
      ...{ id, brand, appId, name, address, state, scopes, book, relay: relay ?? null },
      quick: quick === true,
      ...(state === 'signInAgain' && renewing ? { renewalCut: true as const } : {}),
      features: book === 'company' ? ['contacts'] : featuresOf(scopes, features),
    };
  }

  /** What the people of this app have granted so far, as far as it is the same for all of them. */
  async function granted(brand: Brand, appId: string): Promise<string[]> {
    const same = (await vault.accounts()).filter((one) => one.brand === brand && one.appId === appId);
    const [first, ...others] = same;
    return (first?.scopes ?? []).filter((scope) => others.every(({ scopes }) => scopes.includes(scope)));
  }

  async function store(app: App, grant: Grant, secret?: string, quick = false): Promise<AccountRecord> {
    const { brand, appId, tokenEndpoint } = app;
    const { person, name, address: told = '' } = await auth.identity(app, grant.access);
    const address = told || (await auth.address(app, grant.access).catch(() => ''));
    const id = accountId(brand, appId, person);
    return deps.lock(`refresh ${id}`, async () => {
      const item = deps.access(id);
      const record = {
        ...{ id, brand, appId, name, address, tokenEndpoint },
        state: 'connected' as const,
        scopes: grant.scopes,
        createdAt: clock.now(),
        ...(app.relay === null ? {} : { relay: app.relay }),
        ...(quick ? { quick: true as const } : {}),
      };
      const stored = await vault.login(record, kept(grant, item !== null), secret);
      await item?.set({ token: grant.access, expiresAt: grant.accessExpiresAt });
      return stored;
    });
  }

  async function known(id: string): Promise<AccountRecord> {
    const record = await vault.account(id);
    if (!record) throw new Failure({ kind: 'signInAgain', execution: 'notExecuted' });
    return record;
  }

  return {
    list: async () => (await vault.accounts()).sort((a, b) => a.createdAt - b.createdAt).map(view),
    get: async (id) => {
      const record = await vault.account(id);
      return record ? view(record) : null;
    },
    async connect({ brand, appId, appSecret, relay = null, features, tokenEndpoint }) {
      if (!/^[\w.-]{1,64}$/.test(appId)) throw refuse('appId');
      const secret = relay === null ? (appSecret ?? (await vault.secret(brand, appId))) : null;
      if (secret === null && relay === null) throw refuse('appSecret');
      const table = deps.scopes(brand);
      const needed = scopesFor([table.always, ...features.map((feature) => table.features[feature])]);
      const ask = [...toAsk(needed, await granted(brand, appId)), table.lasting];
      const { code, redirect, verifier } = await login(deps, brand, appId, ask);
      const app: App = { brand, appId, secret, relay, tokenEndpoint };
      const grant = await auth.exchange(app, code, redirect, verifier);
      const record = await store(app, grant, relay === null ? appSecret : undefined);
      await deps.changed(record.id);
      return view(record);
    },
    async adopt(app, grant) {
      const record = await store(app, grant, undefined, true);
      await deps.changed(record.id);
      return view(record);
    },
    async test(id) {
      const record = await known(id);
      await auth.identity(appOf(record), await deps.token(id));
      return view(await known(id));
    },
    async signOut(id) {
      await deps.lock(`refresh ${id}`, async () => {
        await deps.access(id)?.reset();
        await vault.remove(id);
      });
      await deps.changed(id);
    },
    redirect: (brand) => deps.redirect(brand),
  };
}
