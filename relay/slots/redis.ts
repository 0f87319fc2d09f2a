import { readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import { z } from 'zod';
import {
  agedWindows,
  holdOf,
  maxPerPerson,
  maxWaiting,
  patienceMs,
  ranks,
  type Slots,
  windowsOf,
} from './slots';

const script = readFileSync(new URL('./redis.lua', import.meta.url), 'utf8');
const answer = z.tuple([z.number(), z.number(), z.number()]);

export interface RedisSlotsOptions {
  /** Rejects at once while there is no connection: who asks goes on without. */
  redis: Redis;
  prefix?: string;
  /** A time of one's own instead of the server's; for tests. */
  now?: () => number;
  /** False: at the very first start nothing can have been sent before. */
  quiet: boolean;
}

/** A connection that fails fast and comes back by itself. */
export const connectRedis = (url: string): Redis =>
  new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 2_000,
    retryStrategy: (times) => Math.min(1_000, 50 * times),
  });

/** For several processes: one sliding log per queue, one script per question. */
export function redisSlots({ redis, prefix = 'relay', now, quiet }: RedisSlotsOptions): Slots {
  const born = `${prefix}:born`;
  const keysOf = (lane: string) =>
    ['grants', 'waiting', 'blocked'].map((name) => `${prefix}:${lane}:${name}`);
  let first = !quiet;
  async function begin(): Promise<void> {
    if (!first) return;
    await redis.set(born, 'first', 'NX');
    first = false;
  }
  return {
    async ask(lane, limits, wish) {
      await begin();
      const said = await redis.eval(
        script,
        4,
        born,
        ...keysOf(lane),
        now?.() ?? '',
        holdOf(limits),
        wish.id,
        wish.person,
        ranks[wish.class],
        patienceMs,
        agedWindows,
        maxPerPerson,
        maxWaiting,
        ...windowsOf(limits).flatMap(({ count, ms }) => [count, ms]),
      );
      const [verdict, at, server] = answer.parse(said);
      return verdict === -1 ? null : { granted: verdict === 1, at, now: server };
    },
    async block(lane, ms) {
      const [seconds] = now ? [now() / 1000] : await redis.time();
      const until = Math.ceil(Number(seconds) * 1000 + (now ? 0 : 1000) + ms);
      await redis.set(keysOf(lane)[2] ?? '', until, 'PX', Math.ceil(ms + 2_000));
    },
    async check() {
      await redis.ping();
    },
    async close() {
      redis.disconnect();
    },
  };
}
