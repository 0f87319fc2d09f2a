import { randomBytes } from 'node:crypto';
import type { World } from '../core/world';
import type { CompanyApp } from './apps';

/** An app that a person has made from the extension. */
export interface RegisteredApp extends CompanyApp {
  /** What it may ask of people. */
  scopes: ReadonlySet<string>;
}

/** A code that waits for a person at a page. */
export interface Device {
  code: string;
  userCode: string;
  /** Null: it is there to make an app. */
  app: string | null;
  scopes: readonly string[];
  expiresAt: number;
  /** Asking again before this is too soon. */
  nextAt: number;
  decision: 'open' | 'allow' | 'deny';
  /** Told that it is to be asked for at the other service. */
  sentOn: boolean;
  /** The app that was made or brought up to date. */
  made: RegisteredApp | null;
}

const opaque = (bytes: number) => randomBytes(bytes).toString('base64url');

/** Seconds between two questions, and for how long a code is good. */
export const deviceInterval = 5;
export const deviceSeconds = 300;

/** Device codes and the apps that were made by them. */
export class Devices {
  readonly apps = new Map<string, RegisteredApp>();
  readonly #byCode = new Map<string, Device>();

  begin(world: World, app: string | null, scopes: readonly string[]): Device {
    const now = world.clock.now();
    const device: Device = {
      ...{ code: opaque(32), userCode: opaque(6).replace(/[-_]/g, 'X').toUpperCase(), app, scopes },
      ...{ expiresAt: now + deviceSeconds * 1000, nextAt: now + deviceInterval * 1000 },
      ...{ decision: 'open', sentOn: false, made: null },
    };
    this.#byCode.set(device.code, device);
    return device;
  }

  byUserCode(userCode: string): Device | undefined {
    return [...this.#byCode.values()].find((one) => one.userCode === userCode);
  }

  /** What may be said to who asks with a device code, before anything is handed out. */
  ask(
    code: string,
    app: string | null,
    now: number,
  ): Device | 'unknown' | 'expired' | 'slow' | 'open' | 'deny' {
    const device = this.#byCode.get(code);
    if (device === undefined || device.app !== app) return 'unknown';
    if (device.expiresAt <= now) return 'expired';
    const soon = now < device.nextAt;
    device.nextAt = now + deviceInterval * 1000;
    if (soon) return 'slow';
    if (device.decision === 'deny') return 'deny';
    if (device.decision === 'open') return 'open';
    this.#byCode.delete(code);
    return device;
  }

  sendOn(device: Device, now: number): void {
    this.#byCode.set(device.code, Object.assign(device, { sentOn: true, nextAt: now }));
  }

  /** Makes an app, or gives an older one more scopes. */
  make(scopes: readonly string[], existing: string | undefined): RegisteredApp {
    const before = existing === undefined ? undefined : this.apps.get(existing);
    const app: RegisteredApp = {
      id: before?.id ?? `cli_registered${opaque(6).replace(/[-_]/g, 'x').toLowerCase()}`,
      secret: before?.secret ?? `sandbox-secret-of-a-made-app-${opaque(18)}`,
      scopes: new Set([...(before?.scopes ?? []), ...scopes]),
    };
    this.apps.set(app.id, app);
    return app;
  }

  clear(): void {
    this.#byCode.clear();
    this.apps.clear();
  }
}
