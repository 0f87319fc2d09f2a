import type { Endpoint } from '../../http/endpoint';
import { type authRows, offlineScope } from '../../providers/feishu/auth';
import type { World } from '../core/world';
import { refuse } from './context';
import { agreed } from './device-operations';
import type { Devices } from './devices';
import { consentMs, type Logins, verifies } from './logins';

export type GrantBody =
  typeof authRows.token extends Endpoint<unknown, unknown, infer B, unknown> ? B : never;
type CodeGrant = Extract<GrantBody, { grant_type: 'authorization_code' }>;
type DeviceGrant = Extract<GrantBody, { device_code: string }>;
type RefreshGrant = Extract<GrantBody, { grant_type: 'refresh_token' }>;

export interface Setting {
  world: World;
  logins: Logins;
  row: Endpoint;
}

/** `strictPkce`: a verifier without a challenge is refused. */
export function byCode(setting: Setting, body: CodeGrant, now: number, strictPkce: boolean): unknown {
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

export function byDevice(setting: Setting, devices: Devices, body: DeviceGrant, now: number): unknown {
  const { scopes } = agreed(devices, body.device_code, body.client_id, now);
  setting.logins.grant(body.client_id, scopes);
  const consentedAt = scopes.includes(offlineScope) ? now : null;
  return issue(setting, body.client_id, setting.logins.granted(body.client_id), consentedAt, now);
}

/** The old refresh token dies with this; the old access token lives on. */
export function byRefreshToken(setting: Setting, body: RefreshGrant, now: number): unknown {
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
