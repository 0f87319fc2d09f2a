import { z } from 'zod';
import type { Endpoint } from '../../http/endpoint';
import { authRows } from '../../providers/feishu/auth';
import { type ApiRequest, type Caller, handle, type Operation } from '../core/part';
import { BadParameter, Refusal } from '../core/refusal';
import type { World } from '../core/world';
import { appOf } from './apps';
import { refuse } from './context';
import { consentMs, type Logins, verifies } from './logins';

type Body = typeof authRows.token extends Endpoint<unknown, unknown, infer B, unknown> ? B : never;
type CodeGrant = Extract<Body, { grant_type: 'authorization_code' }>;
type RefreshGrant = Extract<Body, { grant_type: 'refresh_token' }>;

interface Setting {
  world: World;
  logins: Logins;
  row: Endpoint;
}

/** The two token endpoints and the app's own tokens. */
export function tokenOperations(world: World, logins: Logins): Operation[] {
  const grant = (row: typeof authRows.token, setting: Setting, strictPkce: boolean): Operation => {
    const operation = handle(row, ({ body, request }) => {
      checkClient(setting, body, request);
      return body.grant_type === 'authorization_code'
        ? byCode(setting, body, request.now, strictPkce)
        : byRefreshToken(setting, body, request.now);
    });
    return { row, prepare: withTokenCodes(operation) };
  };
  return [
    gated(world, grant(authRows.token, { world, logins, row: authRows.token }, true)),
    grant(authRows.tokenV2, { world, logins, row: authRows.tokenV2 }, false),
    handle(authRows.tenantToken, ({ body, now }) => {
      const app = appOf(body.app_id);
      if (app === undefined || app.secret !== body.app_secret) {
        throw refuse(authRows.tenantToken, 10014, 'app id or secret wrong');
      }
      const expire = world.behaviour.accessTokenSeconds;
      const token = logins.addAccess({
        kind: 'tenant',
        app: app.id,
        scopes: new Set(),
        expiresAt: now + expire * 1000,
      });
      return { msg: 'ok', tenant_access_token: token, expire };
    }),
  ];
}

/** A tenant where the newer endpoint is not there yet. */
function gated(world: World, operation: Operation): Operation {
  return {
    row: operation.row,
    prepare(request, caller) {
      if (!world.behaviour.tokenV3) throw new Refusal(404, { code: 404, message: 'page not found' });
      return operation.prepare(request, caller);
    },
  };
}

const looseBody = z.looseObject({ grant_type: z.unknown().optional() });

/** What breaks the schema has codes of its own here. */
function withTokenCodes({ row, prepare }: Operation): Operation['prepare'] {
  return (request: ApiRequest, caller: Caller) => {
    try {
      return prepare(request, caller);
    } catch (error) {
      if (!(error instanceof BadParameter)) throw error;
      const body = looseBody.safeParse(request.body).data;
      if (error.field === 'grant_type' && typeof body?.grant_type === 'string') {
        throw refuse(row, 20036, 'grant_type not supported');
      }
      if (body !== undefined && body[error.field] !== undefined && body[error.field] !== '') {
        throw refuse(row, 20063, `${error.field} malformed`);
      }
      throw refuse(row, 20001, `${error.field} missing`);
    }
  };
}

function checkClient({ world, row }: Setting, body: Body, request: ApiRequest): void {
  if (request.headers.get('authorization')?.startsWith('Basic ') === true) {
    throw refuse(row, 20070, 'client credentials sent twice');
  }
  const app = appOf(body.client_id);
  if (app === undefined) throw refuse(row, 20048, 'app does not exist');
  if (app.secret !== body.client_secret) throw refuse(row, 20002, 'client_secret wrong');
  const { behaviour } = world;
  if (behaviour.app === 'disabled') throw refuse(row, 20069, 'app disabled');
  if (behaviour.app === 'notInstalled') throw refuse(row, 20009, 'app not installed');
  if (behaviour.app === 'userOutOfRange') throw refuse(row, 20010, 'user may not use the app');
  if (behaviour.user === 'resigned' || behaviour.user === 'frozen') {
    throw refuse(row, 20066, 'user status invalid');
  }
  if (behaviour.securityPolicy) {
    const helpUrl = 'https://open.feishu.cn/security/challenge';
    throw refuse(row, 21000, 'blocked by the security policy', { helpUrl });
  }
}

function byCode(setting: Setting, body: CodeGrant, now: number, strictPkce: boolean): unknown {
  const { logins, row } = setting;
  const code = logins.codes.get(body.code);
  if (code === undefined) throw refuse(row, 20003, 'code not found');
  if (code.app !== body.client_id) throw refuse(row, 20024, 'code belongs to another client');
  if (code.used) throw refuse(row, 20065, 'code used');
  if (code.expiresAt <= now) throw refuse(row, 20004, 'code expired');
  if (code.redirectUri !== body.redirect_uri) throw refuse(row, 20071, 'redirect_uri differs');
  const { challenge } = code;
  const verified =
    challenge === null
      ? body.code_verifier === undefined || !strictPkce
      : body.code_verifier !== undefined && verifies(challenge, body.code_verifier);
  if (!verified) throw refuse(row, 20049, 'PKCE check failed');
  const scopes = shrink(row, logins.granted(code.app), body.scope);
  code.used = true;
  return issue(setting, code.app, scopes, code.offline ? code.consentedAt : null, now);
}

function byRefreshToken(setting: Setting, body: RefreshGrant, now: number): unknown {
  const { world, logins, row } = setting;
  const token = logins.refresh.get(body.refresh_token);
  if (token === undefined) throw refuse(row, 20026, 'refresh token invalid');
  if (token.app !== body.client_id) throw refuse(row, 20024, 'refresh token belongs to another client');
  if (token.state === 'revoked') throw refuse(row, 20064, 'refresh token revoked');
  if (token.state === 'used') throw refuse(row, 20073, 'refresh token used');
  if (!world.behaviour.refreshSwitch) throw refuse(row, 20074, 'refreshing is switched off');
  if (token.expiresAt <= now || token.consentedAt + consentMs <= now) {
    throw refuse(row, 20037, 'refresh token expired');
  }
  const scopes = shrink(row, token.scopes, body.scope);
  token.state = 'used';
  return issue(setting, token.app, scopes, token.consentedAt, now);
}

/** `consentedAt` null: no refresh token. */
function issue(
  { world, logins }: Setting,
  app: string,
  scopes: ReadonlySet<string>,
  consentedAt: number | null,
  now: number,
): unknown {
  const { accessTokenSeconds, refreshTokenSeconds, refreshToken } = world.behaviour;
  const reply = {
    access_token: logins.addAccess({ kind: 'user', app, scopes, expiresAt: now + accessTokenSeconds * 1000 }),
    expires_in: accessTokenSeconds,
    token_type: 'Bearer',
    scope: [...scopes].join(' '),
  };
  if (consentedAt === null || refreshToken === 'never') return reply;
  return {
    ...reply,
    refresh_token: logins.addRefresh({
      app,
      scopes,
      consentedAt,
      expiresAt: now + refreshTokenSeconds * 1000,
      state: 'live',
    }),
    refresh_token_expires_in: refreshTokenSeconds,
  };
}

function shrink(row: Endpoint, granted: ReadonlySet<string>, asked: string | undefined): ReadonlySet<string> {
  if (asked === undefined || asked.trim() === '') return granted;
  const wanted = asked.trim().split(/\s+/);
  const kept = new Set(wanted);
  if (kept.size < wanted.length) throw refuse(row, 20067, 'duplicate scope');
  if (wanted.some((scope) => !granted.has(scope))) throw refuse(row, 20068, 'scope was not granted');
  return kept;
}
