import type { z } from 'zod';
import type { AccountView, Feature } from '../domain/account';
import type { Clock } from '../domain/clock';
import { Failure, type FailureFacts } from '../domain/failure';
import type { QuickBrand, QuickTrouble, QuickView } from '../domain/quick';
import { deviceRows } from '../providers/feishu/device';
import type { Item } from '../settings/setting';
import type { ScopeTable } from './accounts';
import type { App, Grant } from './auth';
import type { Clients } from './clients';
import type { Lock } from './lock';
import { landingPage } from './quick-page';
import type { Asking, QuickState } from './quick-state';
import { scopesFor } from './scopes';
import type { Vault } from './vault';

export interface QuickDeps {
  clients: Clients;
  vault: Pick<Vault, 'secret' | 'keepSecret'>;
  clock: Clock;
  lock: Lock;
  state: Item<QuickState | null>;
  scopes(brand: QuickBrand): ScopeTable;
  byDevice(app: App, deviceCode: string): Promise<Grant>;
  adopt(app: App, grant: Grant): Promise<AccountView>;
  /** Is this a page a person may be sent to? */
  safe(url: string): boolean;
  /** Something to show has changed. */
  changed(): Promise<void>;
}

export interface QuickWish {
  brand: QuickBrand;
  features: readonly Feature[];
  /** One that quick connect made before. */
  appId?: string | undefined;
  /** The app is to be let have more scopes first. */
  update?: boolean | undefined;
}

export interface Quick {
  view(): Promise<QuickView>;
  start(wish: QuickWish): Promise<void>;
  stop(): Promise<void>;
  /** Asks on if it is time to. Answers when to come again; null = nothing is under way. */
  run(): Promise<number | null>;
}

type Begun = z.output<(typeof deviceRows.authorization)['reply']>;

/** RFC 8628 §3.2, §3.5. */
const standardEveryMs = 5_000;
const slowerMs = 5_000;
/** A service that does not answer is asked less and less often. */
const longestEveryMs = 30_000;

const troubles: Readonly<Partial<Record<string, QuickTrouble>>> = {
  access_denied: 'denied',
  expired_token: 'expired',
  invalid_grant: 'expired',
  invalid_scope: 'review',
};
const factsOf = (error: unknown): FailureFacts =>
  error instanceof Failure ? error.facts : { kind: 'unknown', execution: 'unknown' };
const passing: readonly string[] = ['network', 'timeout', 'offline', 'unavailable', 'rateLimited'];
const malformed = () => new Failure({ kind: 'malformed', execution: 'notExecuted' });

/**
 * An app of the person's own company without a console: they agree on one page that makes it (app registration) and on a
 * second that signs them in to it (device flow), each named by a code. Every step is stored before the next begins: a
 * worker that died goes on where it was.
 */
export function createQuick(deps: QuickDeps): Quick {
  const { clients, vault, clock, lock, state } = deps;
  const inTurn = <Result>(work: () => Promise<Result>) => lock('quick', work);
  const none = async (): Promise<string> => {
    throw malformed();
  };

  async function put(next: QuickState | null): Promise<void> {
    const before = await state.get();
    await state.set(next);
    if (before?.at !== next?.at) await deps.changed();
  }

  const wanted = (brand: QuickBrand, features: readonly Feature[]) => {
    const table = deps.scopes(brand);
    const needed = scopesFor([table.always, ...features.map((feature) => table.features[feature])]);
    return { needed, asked: [...needed, table.lasting] };
  };

  const register = (brand: QuickBrand) =>
    clients(brand, { token: none }).call(deviceRows.registration, {
      body: {
        action: 'begin',
        archetype: 'PersonalAgent',
        auth_method: 'client_secret',
        request_user_info: 'open_id tenant_brand',
      },
    });

  /** What is common to both codes. Moments count from before the request. */
  function codes(reply: Begun, asked: number, fallbackSeconds: number) {
    const {
      device_code,
      user_code = '',
      verification_uri,
      verification_uri_complete,
      interval,
      expires_in,
    } = reply;
    const url = verification_uri_complete || verification_uri || '';
    if (!device_code || !deps.safe(url)) throw malformed();
    const everyMs = Math.max(standardEveryMs, (interval ?? 0) * 1_000);
    const expiresAt = asked + (expires_in ?? fallbackSeconds) * 1_000;
    return { deviceCode: device_code, userCode: user_code, url, everyMs, nextAt: asked + everyMs, expiresAt };
  }

  async function beginApp({ brand, features, appId }: QuickWish): Promise<QuickState> {
    const asked = clock.now();
    const found = codes(await register('feishu'), asked, 600);
    const url = await landingPage(found.url, wanted(brand, features).asked, appId);
    return { at: 'app', brand: 'feishu', features: [...features], appId: appId ?? null, ...found, url };
  }

  async function beginPerson(brand: QuickBrand, features: Feature[], appId: string): Promise<QuickState> {
    const secret = await vault.secret(brand, appId);
    if (secret === null) throw new Failure({ kind: 'appConfig', execution: 'notExecuted' });
    const basic = btoa(`${appId}:${secret}`);
    const asked = clock.now();
    const scope = wanted(brand, features).asked.join(' ');
    const reply = await clients(brand, { token: async () => basic }).call(deviceRows.authorization, {
      body: { client_id: appId, scope },
    });
    return { at: 'person', brand, features, appId, ...codes(reply, asked, 240) };
  }

  async function askApp(one: Asking): Promise<QuickState> {
    const reply = await clients(one.brand, { token: none }).call(deviceRows.registration, {
      body: { action: 'poll', device_code: one.deviceCode },
    });
    const { client_id: appId, client_secret: secret, user_info } = reply;
    const brand = user_info?.tenant_brand === 'lark' ? 'lark' : one.brand;
    // The person's company is on the other service, which knows the rest.
    if (!appId || !secret)
      return brand === one.brand
        ? later(one, one.everyMs)
        : { ...one, at: 'app', brand, nextAt: clock.now() };
    await vault.keepSecret(brand, appId, secret);
    return { at: 'made', brand, features: one.features, appId };
  }

  async function askPerson(one: Extract<QuickState, { at: 'person' }>): Promise<QuickState> {
    const { brand, appId, features } = one;
    const secret = await vault.secret(brand, appId);
    const app: App = { brand, appId, secret, relay: null, tokenEndpoint: 'v2' };
    const grant = await deps.byDevice(app, one.deviceCode);
    const { name, address } = await deps.adopt(app, grant);
    const { needed } = wanted(brand, features);
    return {
      at: 'done',
      ...{ brand, appId, features, name: name || address },
      missing: needed.filter((scope) => !grant.scopes.includes(scope)),
      endsAt: grant.refresh === null ? grant.accessExpiresAt : null,
    };
  }

  const later = <One extends Asking>(one: One, everyMs: number): One => ({
    ...one,
    everyMs,
    nextAt: clock.now() + everyMs,
  });

  const troubled = (wish: Pick<QuickState, 'brand' | 'features' | 'appId'>, error: unknown): QuickState => {
    const failure = factsOf(error);
    const { brand, features, appId } = wish;
    const why = troubles[String(failure.code)] ?? (failure.kind === 'scopeMissingApp' ? 'review' : 'failed');
    return { at: 'trouble', brand, features, appId, why, failure };
  };

  /** What an unanswered question means; throws nothing. */
  function after(one: Asking, error: unknown): QuickState {
    const { code, kind } = factsOf(error);
    if (code === 'authorization_pending') return later(one, one.everyMs);
    if (code === 'slow_down') return later(one, one.everyMs + slowerMs);
    if (passing.includes(kind)) return later(one, Math.min(one.everyMs * 2, longestEveryMs));
    return troubled(one, error);
  }

  async function step(now: QuickState): Promise<QuickState> {
    try {
      if (now.at === 'made') return await beginPerson(now.brand, now.features, now.appId);
      if (now.at === 'app') return await askApp(now);
      return now.at === 'person' ? await askPerson(now) : now;
    } catch (error) {
      return 'deviceCode' in now ? after(now, error) : troubled(now, error);
    }
  }

  return {
    async view() {
      const now = await state.get();
      if (now === null || now.at === 'made') return { at: 'idle' };
      if (now.at === 'trouble' || now.at === 'done') return now;
      const { at, brand, userCode, url, expiresAt } = now;
      return { at, brand, userCode, url, expiresAt };
    },
    start: (wish) =>
      inTurn(async () => {
        const { brand, appId, features, update = false } = wish;
        const begun =
          appId === undefined || update ? beginApp(wish) : beginPerson(brand, [...features], appId);
        const plain = { brand, features: [...features], appId: appId ?? null };
        await put(await begun.catch((error: unknown) => troubled(plain, error)));
      }),
    stop: () => inTurn(() => put(null)),
    run: () =>
      inTurn(async () => {
        for (;;) {
          const now = await state.get();
          if (now === null || now.at === 'trouble' || now.at === 'done') return null;
          if ('deviceCode' in now) {
            if (now.expiresAt <= clock.now()) {
              const { brand, features, appId } = now;
              await put({ at: 'trouble', brand, features, appId, why: 'expired', failure: null });
              return null;
            }
            if (now.nextAt > clock.now()) return Math.min(now.nextAt, now.expiresAt);
          }
          await put(await step(now));
        }
      }),
  };
}
