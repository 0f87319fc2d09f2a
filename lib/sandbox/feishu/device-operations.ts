import { offlineScope } from '../../providers/feishu/auth';
import { deviceRows } from '../../providers/feishu/device';
import { handle, type Operation } from '../core/part';
import { Refusal } from '../core/refusal';
import type { World } from '../core/world';
import { type Device, type Devices, deviceInterval, deviceSeconds } from './devices';

/** The page that a code is typed into. The provider's own address for it is nowhere documented. */
export const verifyPath = '/oauth/v1/device/verify';

const words = {
  unknown: ['invalid_grant', 'no such device code'],
  expired: ['expired_token', 'the device code has expired'],
  slow: ['slow_down', 'asked too soon'],
  open: ['authorization_pending', 'the person has not agreed yet'],
  deny: ['access_denied', 'the person said no'],
} as const;

const no = (code: string, message: string) => new Refusal(400, { code, message });

/** The device if its person has agreed; throws what RFC 8628 says otherwise. */
export function agreed(devices: Devices, code: string, app: string | null, now: number): Device {
  const found = devices.ask(code, app, now);
  if (typeof found === 'object') return found;
  const [error, message] = words[found];
  throw no(error, message);
}

const shown = (device: Device, origin: string) => ({
  device_code: device.code,
  user_code: device.userCode,
  verification_uri: origin + verifyPath,
  verification_uri_complete: `${origin}${verifyPath}?user_code=${device.userCode}`,
  expires_in: deviceSeconds,
  interval: deviceInterval,
});

/** Scopes that the app may hand out right now. */
export function enabledFor(
  world: World,
  devices: Devices,
  app: string,
  rows: readonly string[],
): Set<string> {
  const { disabledScopes, appReview } = world.behaviour;
  const own = devices.apps.get(app)?.scopes ?? new Set(rows);
  const all = appReview === 'pending' ? [] : [...own].filter((one) => !disabledScopes.includes(one));
  return new Set([...all, offlineScope]);
}

export function deviceOperations(world: World, devices: Devices, scopes: readonly string[]): Operation[] {
  const { registration, authorization } = deviceRows;
  return [
    handle(registration, ({ body, now, request }) => {
      if (body.action === 'begin') return shown(devices.begin(world, null, []), request.origin);
      const device = agreed(devices, body.device_code, null, now);
      const { made } = device;
      // People of the other service are sent there, and ask on.
      if (world.behaviour.tenantBrand === 'lark' && !device.sentOn) {
        devices.sendOn(device, now);
        return { user_info: { tenant_brand: 'lark' } };
      }
      return {
        client_id: made?.id,
        client_secret: made?.secret,
        user_info: { tenant_brand: world.behaviour.tenantBrand },
      };
    }),
    handle(authorization, ({ body, caller, request }) => {
      if (body.client_id !== caller.app) throw no('invalid_request', 'client_id differs');
      const asked = [...new Set(body.scope.split(' ').filter(Boolean))];
      const enabled = enabledFor(world, devices, caller.app, scopes);
      const missing = asked.filter((one) => !enabled.has(one));
      if (missing.length > 0 && world.behaviour.deviceScopes === 'refuse') {
        throw no('invalid_scope', `not enabled for the app: ${missing.join(' ')}`);
      }
      const granted = asked.filter((one) => enabled.has(one));
      return shown(devices.begin(world, caller.app, granted), request.origin);
    }),
  ];
}
