import type { Hono } from 'hono';
import { z } from 'zod';
import type { Endpoint } from '../../http/endpoint';
import { dingtalkRows } from '../../providers/dingtalk/rows';
import { dingtalkWire } from '../../providers/dingtalk/wire';
import type { OverLimit } from '../core/limiter';
import type { ApiRequest, Caller, Operation, ProviderPart } from '../core/part';
import type { Refusal } from '../core/refusal';
import type { World } from '../core/world';
import { dingtalkApp, tenant } from '../demo';
import { contactOperations } from './contacts';
import { fromForm } from './form';
import { type AppToken, DingtalkLogins, type UserToken } from './logins';
import { dingtalkPages } from './pages';
import { demoEmployee, People } from './people';
import { refuse } from './refuse';
import { tokenOperations } from './token';

const allScopes: readonly string[] = [
  ...new Set(dingtalkRows.flatMap((row) => [...row.scopes, ...Object.keys(row.fieldScopes)])),
];
const clientBody = z.looseObject({ clientId: z.string().optional(), appKey: z.string().optional() });

/** `2026-09-03 00:01:03`, in China's time, as the service writes the end of a ban. Part seconds count whole. */
const inChina = (at: number) =>
  new Date(Math.ceil(at / 1000) * 1000 + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** DingTalk: one table for both regions, one origin for all their hosts. */
export class DingtalkPart implements ProviderPart {
  readonly wire = dingtalkWire;
  readonly demo = { app: dingtalkApp.key, tenant: tenant.key };
  readonly operations: readonly Operation[];
  readonly pages: Hono;
  readonly #world: World;
  readonly #logins = new DingtalkLogins();
  readonly #people = new People();

  constructor(world: World) {
    this.#world = world;
    this.operations = [
      ...tokenOperations(world, this.#logins, this.#people, new Set(allScopes)),
      ...contactOperations(world, this.#people),
    ].map(fromForm);
    this.pages = dingtalkPages(world, this, this.#logins, this.#people);
  }

  caller(row: Endpoint, request: ApiRequest): Caller {
    const granted = allScopes.filter((scope) => !this.#world.behaviour.disabledScopes.includes(scope));
    const scopes = new Set(granted);
    if (row.token.includes('none')) {
      const client = clientBody.safeParse(request.body).data;
      return { app: client?.clientId ?? client?.appKey ?? '', tenant: tenant.key, token: 'none', scopes };
    }
    const token = this.#token(row, request);
    if (this.#world.behaviour.ipAllowList) {
      const words = `访问ip不在白名单之中,request ip=203.0.113.5 appKey(${dingtalkApp.key})`;
      throw refuse(row, row.host === 'oapi' ? 60020 : 'Forbidden.AccessDenied.IpNotInWhiteList', words);
    }
    return { app: dingtalkApp.key, tenant: tenant.key, token: token.kind, scopes };
  }

  checkScopes(row: Endpoint, caller: Caller): void {
    if (row.scopes.length === 0 || row.scopes.some((scope) => caller.scopes.has(scope))) return;
    const list = row.scopes.join(', ');
    const url = `https://open-dev.dingtalk.com/appscope/apply?content=${caller.app}%23${row.scopes[0] ?? ''}`;
    throw refuse(
      row,
      60011,
      `应用尚未开通所需的权限：[${list}]，点击链接申请并开通即可：${url}, {requiredScopes=[${list}]}`,
    );
  }

  expireToken(row: Endpoint, request: ApiRequest): void {
    const token = this.#logins.get(this.#carried(row, request) ?? '');
    if (token !== undefined) token.expiresAt = request.now;
  }

  overLimit({ limit, resetSeconds }: OverLimit): Refusal {
    const now = this.#world.clock.now();
    const words = `请求总次数超过 ${limit.count} 次, 限制将在 ${inChina(now + resetSeconds * 1000)} 结束.`;
    const [row] = dingtalkRows;
    if (row === undefined) throw new Error('no rows');
    return refuse(row, 90018, words);
  }

  issueToken(
    scopes: readonly string[] | null,
    expiresInSeconds: number | null,
    person = demoEmployee.key,
  ): string {
    const seconds = expiresInSeconds ?? this.#world.behaviour.accessTokenSeconds;
    this.#people.get(person);
    return this.#logins.addUser(
      person,
      new Set(scopes ?? allScopes),
      this.#world.clock.now() + seconds * 1000,
    );
  }

  revoke(): void {
    this.#logins.revoke();
  }

  forget(): void {
    this.#logins.clear();
  }

  /** The old API also takes the token from a form. */
  #carried(row: Endpoint, request: ApiRequest): string | null {
    const sent = this.wire.tokenOf(row, (name) => request.headers.get(name), request.query);
    const form = z.looseObject({ access_token: z.string() }).safeParse(request.body);
    return sent ?? (row.host === 'oapi' && form.success ? form.data.access_token : null);
  }

  /** What a token of the wrong kind gets is inferred from the codes that each page lists. */
  #token(row: Endpoint, request: ApiRequest): AppToken | UserToken {
    const value = this.#carried(row, request);
    const old = row.host === 'oapi';
    if (!value) {
      throw old
        ? refuse(row, 40000, 'access_token is blank')
        : refuse(row, 'AuthenticationFailed.MissingParameter', '缺少参数：x-acs-dingtalk-access-token');
    }
    const token = this.#logins.get(value);
    if (token === undefined || token.expiresAt <= request.now) {
      throw refuse(row, old ? 40014 : 'InvalidAuthentication', '不合法的access_token');
    }
    if (!row.token.includes(token.kind)) {
      throw refuse(
        row,
        old ? 33009 : 'Forbidden.AccessDenied.AccessTokenPermissionDenied',
        'Invalid tokenGrantType',
      );
    }
    return token;
  }
}
