import type { z } from 'zod';
import { Failure } from '../lib/domain/failure';
import type { RelayRouteName, RelayRoutes } from '../lib/http/relay';
import { serviceOf } from '../lib/providers/index';
import type { Brake } from './brakes';
import type { RelayApp, RelayConfig } from './config';
import type { Identity } from './identity';
import type { Metrics } from './metrics';
import type { AppClient } from './services/dingtalk';
import type { Person, Service } from './services/service';
import { holdOf, type Slots } from './slots/slots';
import { laneOf } from './upstream';

export interface RouteDeps {
  config: RelayConfig;
  slots: Slots;
  identity: Identity;
  /** By provider. */
  services: Readonly<Record<string, Service & { appClient?: AppClient }>>;
  person: Brake;
  metrics: Metrics;
}

type Handler<Name extends RelayRouteName> = (
  ask: z.output<RelayRoutes[Name]['ask']>,
  token: string | null,
) => Promise<z.input<RelayRoutes[Name]['reply']>>;
export type Handlers = { [Name in RelayRouteName]: Handler<Name> };

const refuse = (kind: 'forbidden' | 'signInAgain' | 'tooMany', field?: string) =>
  new Failure({ kind, execution: 'notExecuted', ...(field === undefined ? {} : { field }) });

type Asked = Pick<RelayApp, 'brand' | 'appId'>;

export function createHandlers(deps: RouteDeps): Handlers {
  const { config, slots, identity, services, metrics } = deps;

  function appOf({ brand, appId }: Asked): { app: RelayApp; service: Service & { appClient?: AppClient } } {
    const app = config.apps.find((one) => one.brand === brand && one.appId === appId);
    const service = services[serviceOf(brand).provider.wire.provider];
    if (!app || !service) throw refuse('forbidden', 'appId');
    return { app, service };
  }

  /** Nothing is done on behalf of who has not shown their own token. */
  async function signedIn(ask: Asked, token: string | null) {
    const { app, service } = appOf(ask);
    if (token === null) throw refuse('signInAgain');
    const person: Person = await identity(service, app, token);
    await deps.person(`${app.brand} ${app.appId} ${person.person}`);
    return { app, service, person };
  }

  return {
    apps: async () => ({ apps: config.apps.map(({ brand, appId }) => ({ brand, appId })) }),
    async token(ask) {
      const { app, service } = appOf(ask);
      return service.tokens(app, ask);
    },
    person: async (ask, token) => (await signedIn(ask, token)).person,
    async call(ask, token) {
      const { app, service, person } = await signedIn(ask, token);
      const client = service.appClient?.(app, person.person);
      if (!service.call || !client) throw refuse('forbidden', 'row');
      return service.call({ person, client, handover: config.handover }, ask.row, ask.body);
    },
    async slot(ask, token) {
      const { app, person } = await signedIn(ask, token);
      const row = serviceOf(app.brand).provider.rows.get(ask.row);
      if (!row) throw refuse('forbidden', 'row');
      const place = await slots
        .ask(laneOf(row.id, app), row.limits, { id: ask.id, person: person.person, class: ask.class })
        .catch((error: unknown) => {
          metrics.slot('down', row.id);
          throw new Failure(
            { kind: 'unavailable', execution: 'notExecuted', endpoint: 'relay' },
            { cause: error },
          );
        });
      if (place === null) {
        metrics.slot('full', row.id);
        throw refuse('tooMany');
      }
      metrics.slot(place.granted ? 'granted' : 'waited', row.id);
      const inMs = Math.max(0, place.at - place.now);
      return { in: inMs, expires: place.at - place.now + holdOf(row.limits) };
    },
  };
}
