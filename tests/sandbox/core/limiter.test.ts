import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Limiter } from '../../../lib/sandbox/core/limiter';

const limit = (count: number, perMs: number) => ({ count, perMs, source: 'documented' }) as const;

describe('Limiter', () => {
  it('never admits more than the figure in any window, of several at once', () => {
    const limits = [limit(5, 1000), limit(12, 5000)];
    fc.assert(
      fc.property(fc.array(fc.nat(700), { maxLength: 200 }), (gaps) => {
        const limiter = new Limiter();
        const admitted: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          if (limiter.admit('k', limits, now) === null) admitted.push(now);
        }
        for (const { count, perMs } of limits) {
          for (const from of admitted) {
            expect(admitted.filter((at) => at >= from && at < from + perMs).length).toBeLessThanOrEqual(
              count,
            );
          }
        }
      }),
    );
  });

  it('admits at the reset it named, and not a second before', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 3, maxLength: 3 }), (gaps) => {
        const limiter = new Limiter();
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          if (limiter.admit('k', [limit(3, 60_000)], now) !== null) return;
        }
        const over = limiter.admit('k', [limit(3, 60_000)], now);
        const reset = over?.resetSeconds ?? 0;
        expect(limiter.admit('k', [limit(3, 60_000)], now + (reset - 1) * 1000)).not.toBeNull();
        expect(limiter.admit('k', [limit(3, 60_000)], now + reset * 1000)).toBeNull();
      }),
    );
  });

  it('keeps keys apart, and does not count what it refuses', () => {
    const limiter = new Limiter();
    const once = [limit(1, 1000)];
    expect(limiter.admit('a', once, 0)).toBeNull();
    expect(limiter.admit('b', once, 0)).toBeNull();
    expect(limiter.admit('a', once, 999)?.resetSeconds).toBe(1);
    expect(limiter.admit('a', once, 1000)).toBeNull();
  });

  it('spends as far as there is room', () => {
    const limiter = new Limiter();
    expect(limiter.spend('a', [limit(20, 60_000)], 0, 15)).toBe(15);
    expect(limiter.spend('a', [limit(20, 60_000)], 1, 15)).toBe(5);
    expect(limiter.spend('a', [], 0, Number.POSITIVE_INFINITY)).toBe(0);
  });

  it('lets colleagues eat their part, on and on', () => {
    const admitted = (limiter: Limiter) => {
      let count = 0;
      for (let now = 0; now < 600_000; now += 2000) {
        if (limiter.admit('a', [limit(20, 60_000)], now) === null) count += 1;
      }
      return count;
    };
    const shared = new Limiter();
    shared.colleagues('a', 1000, 0);
    expect(admitted(new Limiter())).toBe(200);
    const rest = admitted(shared);
    expect(rest).toBeLessThan(150);
    expect(rest).toBeGreaterThan(0);
  });
});
