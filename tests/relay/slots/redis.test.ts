import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IntentClass } from '../../../lib/domain/intent';
import type { Limit } from '../../../lib/http/endpoint';
import { memorySlots } from '../../../relay/slots/memory';
import { connectRedis, redisSlots } from '../../../relay/slots/redis';
import { type RedisServer, startRedis } from '../../support/redis';
import { until } from '../../support/until';

let server: RedisServer;
let redis: ReturnType<typeof connectRedis>;

beforeAll(async () => {
  server = await startRedis();
  redis = connectRedis(server.url);
  redis.on('error', () => undefined);
  await until(() => redis.status === 'ready', 'the connection');
});
afterAll(async () => {
  redis.disconnect();
  await server.close();
});
beforeEach(async () => {
  await until(() => redis.status === 'ready', 'the connection');
  await redis.flushall();
});

const limits: Limit[] = [{ count: 20, perMs: 60_000, source: 'documented' }];
const wish = (id: string, person = 'p') => ({ id, person, class: 'click' as const });

describe('the queue in Redis', () => {
  it('answers as the one in memory does', async () => {
    const step = fc.record({
      after: fc.integer({ min: 0, max: 9_000 }),
      id: fc.integer({ min: 0, max: 25 }),
      kind: fc.constantFrom<IntentClass>('click', 'bulk', 'refresh'),
    });
    const someLimits = fc.array(
      fc.record({
        count: fc.integer({ min: 1, max: 5 }),
        perMs: fc.constantFrom(1_000, 10_000, 60_000),
        source: fc.constant('documented' as const),
      }),
      { minLength: 1, maxLength: 2 },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        someLimits,
        fc.array(step, { maxLength: 60 }),
        fc.boolean(),
        async (some, steps, quiet) => {
          let now = 1_000_000;
          const prefix = `run${run++}`;
          const here = memorySlots(() => now, quiet);
          const there = redisSlots({ redis, prefix, now: () => now, quiet });
          if (quiet) await there.ask('other', some, wish('first'));
          for (const { after, id, kind } of steps) {
            now += after;
            const one = { id: `${id}`, person: `p${id % 4}`, class: kind };
            expect(await there.ask('lane', some, one)).toEqual(await here.ask('lane', some, one));
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it('knows what other processes let through', async () => {
    const [one, other] = [redisSlots({ redis, quiet: false }), redisSlots({ redis, quiet: false })];
    for (let at = 0; at < 20; at++) {
      expect((await (at % 2 ? one : other).ask('lane', limits, wish(`${at}`)))?.granted).toBe(true);
    }
    expect((await one.ask('lane', limits, wish('20')))?.granted).toBe(false);
  });

  it('gives nothing for a whole window once its data is gone, or the server is another', async () => {
    const slots = redisSlots({ redis, quiet: false });
    expect((await slots.ask('lane', limits, wish('a')))?.granted).toBe(true);
    await redis.flushall();
    const lost = await slots.ask('lane', limits, wish('b'));
    expect(lost?.granted).toBe(false);
    expect((lost?.at ?? 0) - (lost?.now ?? 0)).toBe(62_000);

    await server.kill();
    await expect(slots.ask('lane', limits, wish('c'))).rejects.toThrow();
    await expect(slots.check()).rejects.toThrow();
    await server.start();
    await until(() => redis.status === 'ready', 'the connection');
    // As an old copy of the data would say it.
    await redis.set('relay:born', `${'0'.repeat(40)} 1`);
    expect((await slots.ask('lane', limits, wish('c')))?.granted).toBe(false);
  });

  it('waits where the service refused', async () => {
    const slots = redisSlots({ redis, quiet: false });
    await slots.block('lane', 5_000);
    const place = await slots.ask('lane', limits, wish('a'));
    expect(place?.granted).toBe(false);
    expect((place?.at ?? 0) - (place?.now ?? 0)).toBeGreaterThan(4_000);
  });
});
