import type { z } from 'zod';
import type { Clock } from '../domain/clock';
import { Failure } from '../domain/failure';
import type { RelayRoutes } from '../http/relay';
import type { App, Auth, Grant } from './auth';
import type { RelayCaller } from './relay';

type TokenGrant = z.input<RelayRoutes['token']['ask']>['grant'];

/** Where an account signs in through the company's relay, the relay adds the secret; nothing else changes. */
export function throughRelay(own: Auth, ask: RelayCaller, clock: Clock): Auth {
  async function tokens(app: App, base: string, grant: TokenGrant): Promise<Grant> {
    const { brand, appId, tokenEndpoint: endpoint } = app;
    const asked = clock.now();
    const until = (seconds: number) => asked + seconds * 1_000;
    const reply = await ask({ base, name: 'token', ask: { brand, appId, endpoint, grant } });
    return {
      access: reply.access,
      accessExpiresAt: until(reply.accessSeconds),
      refresh: reply.refresh,
      refreshExpiresAt: reply.refreshSeconds === null ? null : until(reply.refreshSeconds),
      scopes: reply.scopes,
    };
  }
  return {
    ...own,
    exchange: (app, code, redirect, verifier) =>
      app.relay === null
        ? own.exchange(app, code, redirect, verifier)
        : tokens(app, app.relay, { kind: 'code', code, redirect, verifier }),
    async refresh(app, refreshToken) {
      if (app.relay === null) return own.refresh(app, refreshToken);
      try {
        return await tokens(app, app.relay, { kind: 'refresh', token: refreshToken });
      } catch (error) {
        throw own.certain(error);
      }
    },
  };
}

/** A failure of an account that nobody could serve as it is. */
export const needsRelay = () => new Failure({ kind: 'appConfig', execution: 'notExecuted', field: 'relay' });
