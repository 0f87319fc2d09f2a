import type { Hono } from 'hono';
import { z } from 'zod';
import type { Endpoint } from '../../http/endpoint';
import { feishuRows } from '../../providers/feishu/rows';
import { feishuWire, refusals } from '../../providers/feishu/wire';
import type { OverLimit } from '../core/limiter';
import type { ApiRequest, Caller, ProviderPart } from '../core/part';
import { Refusal } from '../core/refusal';
import type { World } from '../core/world';
import { demoApp, tenant } from '../demo';
import { appOf, scopesOf } from './apps';
import { authorizePages } from './authorize';
import { contactOperations } from './contacts';
import { deviceOperations } from './device-operations';
import { devicePages } from './device-pages';
import { Devices } from './devices';
import { folderOperations } from './folders';
import { labelOperations } from './labels';
import { type AccessToken, Logins } from './logins';
import { personOperations } from './mailbox';
import { messageOperations } from './messages';
import { ruleOperations } from './rules';
import { searchOperations } from './search';
import { tokenOperations } from './token';

const yearSeconds = 31_536_000;
const gate = (is: keyof typeof refusals, message: string) =>
  new Refusal(refusals[is].http, { code: refusals[is].code, message });
/** Who asks for a token, before anything is known of them: the figures count per app. */
const clientBody = z.looseObject({ client_id: z.string().optional(), app_id: z.string().optional() });

/** Feishu and Lark: one table, one origin for all their hosts. */
export class FeishuPart implements ProviderPart {
  readonly wire = feishuWire;
  readonly demo = { app: demoApp.id, tenant: tenant.key };
  readonly operations;
  readonly pages: Hono;
  readonly #world: World;
  readonly #logins = new Logins();
  readonly #devices = new Devices();
  readonly #allScopes = scopesOf(feishuRows);

  constructor(world: World) {
    this.#world = world;
    this.pages = authorizePages(world, this.#logins, feishuRows);
    this.pages.route('/', devicePages(world, this.#devices));
    this.operations = [
      ...tokenOperations(world, this.#logins, this.#devices),
      ...deviceOperations(world, this.#devices, this.#allScopes),
      ...personOperations(world),
      ...contactOperations(world),
      ...labelOperations(world),
      ...ruleOperations(world),
      ...folderOperations(world),
      ...messageOperations(world),
      ...searchOperations(world),
    ];
  }

  caller(row: Endpoint, request: ApiRequest): Caller {
    if (row.token.includes('none')) {
      const client = clientBody.safeParse(request.body).data;
      const app = client?.client_id ?? client?.app_id ?? '';
      return { app, tenant: tenant.key, token: 'none', scopes: new Set() };
    }
    if (row.token.includes('app')) return this.#client(row, request);
    const token = this.#token(row, request);
    const { behaviour } = this.#world;
    if (behaviour.ipAllowList) throw gate('ipBlocked', 'the IP address is not in the allow list of the app');
    if (behaviour.app === 'disabled') throw gate('appDisabled', 'app disabled');
    if (behaviour.app === 'notInstalled') throw gate('appUnavailable', 'app not installed');
    if (behaviour.monthlyQuotaSpent) throw gate('quotaSpent', 'monthly call quota used up');
    const scopes = token.kind === 'user' ? this.#enabledOf(token.scopes) : this.#enabledOf(this.#allScopes);
    return { app: token.app, tenant: tenant.key, token: token.kind, scopes };
  }

  checkScopes(row: Endpoint, caller: Caller): void {
    if (row.scopes.length === 0 || row.scopes.some((scope) => caller.scopes.has(scope))) return;
    const enabled = this.#enabledOf(row.scopes);
    const is = enabled.size === 0 ? 'appScopeMissing' : 'userScopeMissing';
    throw new Refusal(refusals[is].http, {
      code: refusals[is].code,
      message: is === 'appScopeMissing' ? 'the app lacks the scope' : 'the user has not granted the scope',
      scopes: is === 'appScopeMissing' ? [...row.scopes] : [...enabled],
      helpUrl: `https://open.feishu.cn/app/${caller.app}/auth?q=${encodeURIComponent(row.scopes.join(','))}`,
    });
  }

  expireToken(row: Endpoint, request: ApiRequest): void {
    const token = this.#logins.access.get(this.#carried(row, request) ?? '');
    if (token !== undefined) token.expiresAt = request.now;
  }

  overLimit(over: OverLimit): Refusal {
    const { http, code } = refusals.rateLimited;
    return new Refusal(
      http,
      { code, message: 'request trigger frequency limit' },
      {
        'x-ogw-ratelimit-limit': String(over.limit.count),
        'x-ogw-ratelimit-reset': String(over.resetSeconds),
      },
    );
  }

  issueToken(scopes: readonly string[] | null, expiresInSeconds: number | null): string {
    const seconds = Math.min(expiresInSeconds ?? this.#world.behaviour.accessTokenSeconds, yearSeconds);
    return this.#logins.addAccess({
      kind: 'user',
      app: demoApp.id,
      scopes: new Set(scopes ?? this.#allScopes),
      expiresAt: this.#world.clock.now() + seconds * 1000,
    });
  }

  revoke(): void {
    this.#logins.revoke(demoApp.id);
  }

  forget(): void {
    this.#logins.clear();
    this.#devices.clear();
  }

  /** Who shows the app's id and secret. */
  #client(row: Endpoint, request: ApiRequest): Caller {
    const shown = Buffer.from(this.#carried(row, request) ?? '', 'base64').toString();
    const [id = '', secret] = shown.split(':');
    const app = appOf(id) ?? this.#devices.apps.get(id);
    if (app === undefined || app.secret !== secret) {
      throw new Refusal(401, { code: 'invalid_client', message: 'client id or secret wrong' });
    }
    return { app: id, tenant: tenant.key, token: 'app', scopes: new Set() };
  }

  #enabledOf(scopes: Iterable<string>): ReadonlySet<string> {
    const { disabledScopes } = this.#world.behaviour;
    if (disabledScopes.length === 0 && scopes instanceof Set) return scopes;
    return new Set([...scopes].filter((scope) => !disabledScopes.includes(scope)));
  }

  #carried(row: Endpoint, request: ApiRequest): string | null {
    return this.wire.tokenOf(row, (name) => request.headers.get(name), request.query);
  }

  /** A row with a code of its own for a bad token uses that one. */
  #token(row: Endpoint, request: ApiRequest): AccessToken {
    const value = this.#carried(row, request);
    if (value === null) throw gate('tokenMissing', 'access token missing');
    const own = row.errors.find(({ kind }) => kind === 'tokenExpired');
    const no = (is: keyof typeof refusals, message: string) =>
      own === undefined ? gate(is, message) : new Refusal(own.http, { code: own.code, message });
    const token = this.#logins.access.get(value);
    const takesUsers = row.token.includes('user') && !value.startsWith('t-') && !value.startsWith('a-');
    if (token === undefined || !row.token.includes(token.kind)) {
      const is = takesUsers || token?.kind === 'user' ? 'userTokenInvalid' : 'tokenInvalid';
      throw no(is, 'invalid access token for authorization');
    }
    if (token.expiresAt <= request.now) {
      throw no(token.kind === 'user' ? 'userTokenExpired' : 'tokenInvalid', 'access token expired');
    }
    return token;
  }
}
