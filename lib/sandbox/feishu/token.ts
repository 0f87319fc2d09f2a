import { z } from 'zod';
import { authRows } from '../../providers/feishu/auth';
import { type ApiRequest, type Caller, handle, type Operation } from '../core/part';
import { BadParameter, Refusal } from '../core/refusal';
import type { World } from '../core/world';
import { appOf } from './apps';
import { refuse } from './context';
import type { Devices } from './devices';
import { byCode, byDevice, byRefreshToken, type GrantBody, type Setting } from './grants';
import type { Logins } from './logins';

/** The two token endpoints and the app's own tokens. */
export function tokenOperations(world: World, logins: Logins, devices: Devices): Operation[] {
  const grant = (row: typeof authRows.token, setting: Setting, strictPkce: boolean): Operation => {
    const operation = handle(row, ({ body, request }) => {
      checkClient(setting, devices, body, request);
      if (body.grant_type === 'authorization_code') return byCode(setting, body, request.now, strictPkce);
      if (body.grant_type === 'refresh_token') return byRefreshToken(setting, body, request.now);
      return byDevice(setting, devices, body, request.now);
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

function checkClient({ world, row }: Setting, devices: Devices, body: GrantBody, request: ApiRequest): void {
  if (request.headers.get('authorization')?.startsWith('Basic ') === true) {
    throw refuse(row, 20070, 'client credentials sent twice');
  }
  const app = appOf(body.client_id) ?? devices.apps.get(body.client_id);
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
