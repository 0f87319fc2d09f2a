import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createBrakes } from './brakes';
import type { RelayConfig } from './config';
import { createIdentity } from './identity';
import { createLog } from './log';
import { createMetrics } from './metrics';
import { createHandlers } from './routes';
import { createServer } from './server';
import { dingtalkService } from './services/dingtalk';
import { feishuService } from './services/feishu';
import { memorySlots } from './slots/memory';
import { connectRedis, redisSlots } from './slots/redis';
import { createUpstream } from './upstream';

export interface Relay {
  url: string;
  close(): Promise<void>;
}

/** Puts the parts together and listens. `write` takes the log's lines. */
export async function startRelay(config: RelayConfig, write: (line: string) => void): Promise<Relay> {
  const now = () => Date.now();
  const log = createLog(write, now);
  const metrics = createMetrics();
  const redis = config.redis === undefined ? null : connectRedis(config.redis);
  redis?.on('error', (error: Error) => log('warn', 'redis', { reason: error.name }));
  const quiet = config.quietStart;
  const slots = redis ? redisSlots({ redis, quiet }) : memorySlots(now, quiet);
  const upstream = createUpstream({ config, fetch: globalThis.fetch, now, slots, count: metrics.slot });
  const brakes = createBrakes(config.perMinute, redis, now);
  const handlers = createHandlers({
    ...{ config, slots, metrics, person: brakes.person },
    identity: createIdentity(now),
    services: { feishu: feishuService(upstream), dingtalk: dingtalkService(upstream, now) },
  });
  const app = createServer({
    ...{ config, handlers, log, metrics, now },
    address: brakes.address,
    check: slots.check,
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  log('info', 'started', { port, shared: redis !== null });
  return {
    url: `http://${config.host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          log('info', 'stopped');
          void slots.close().then(resolve);
        });
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
