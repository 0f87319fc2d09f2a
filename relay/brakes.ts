import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible';
import { Failure } from '../lib/domain/failure';
import type { RelayConfig } from './config';

const seconds = 60;

/** Throws `rateLimited`. */
export type Brake = (key: string) => Promise<void>;

const isOver = (error: unknown): error is RateLimiterRes =>
  typeof error === 'object' && error !== null && 'msBeforeNext' in error;

/** How often one person, and one address, may ask. Shared by all processes; each counts by itself while Redis is away. */
export function createBrakes(
  { person, address }: RelayConfig['perMinute'],
  redis: Redis | null,
  now: () => number,
): { person: Brake; address: Brake } {
  const brake = (keyPrefix: string, points: number): Brake => {
    const own = new RateLimiterMemory({ keyPrefix, points, duration: seconds });
    const limiter = redis
      ? new RateLimiterRedis({
          storeClient: redis,
          keyPrefix: `relay:brake:${keyPrefix}`,
          points,
          duration: seconds,
          insuranceLimiter: own,
        })
      : own;
    return async (key) => {
      try {
        await limiter.consume(key);
      } catch (error) {
        if (!isOver(error)) throw error;
        throw new Failure({
          kind: 'rateLimited',
          execution: 'notExecuted',
          endpoint: 'relay',
          retryAt: now() + Math.max(1_000, error.msBeforeNext),
        });
      }
    };
  };
  return { person: brake('person', person), address: brake('address', address) };
}
