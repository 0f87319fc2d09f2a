import { beforeEach, describe, expect, it } from 'vitest';
import { createSeeker, type SeekDeps, type Seeker } from '../../entrypoints/background/seek';
import { Failure } from '../../lib/domain/failure';
import type { EntitiesPort } from '../../lib/providers/provider';
import type { SoughtAddress } from '../../lib/settings/settings';
import { until } from '../support/until';

const minute = 60_000;
const day = 24 * 60 * minute;
const [account, who] = ['a1', 'Mei@Optics.example'];

let now: number;
let sought: Record<string, SoughtAddress>;
/** How each question is answered: true = a contact. */
let answer: () => Promise<boolean>;
let asked: { account: string; share: number; address: string }[];
let told: number;
let searchable: boolean;
let seeker: Seeker;

beforeEach(() => {
  [now, told] = [1_800_000_000_000, 0];
  sought = {};
  asked = [];
  answer = async () => false;
  searchable = true;
  const spare: SeekDeps['outbox']['spare'] = (of, share, read) => {
    const holds: EntitiesPort['holds'] = (address) => {
      asked.push({ account: of, share, address });
      return answer();
    };
    return read({ provider: 'feishu', ...(searchable ? { entities: { holds } } : {}) });
  };
  const item = {
    get: async () => sought,
    set: async (next: typeof sought) => {
      sought = next;
    },
    update: async (change: (now: typeof sought) => typeof sought) => {
      sought = change(sought);
      return sought;
    },
    reset: async () => {
      sought = {};
    },
  };
  seeker = createSeeker({
    outbox: { spare },
    sought: item,
    now: () => now,
    found: () => {
      told += 1;
    },
  });
});

const holds = (address = who) => seeker.holds(account, address);
const questions = (count: number) => until(async () => asked.length === count, `${count} questions`);
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a search for a contact', () => {
  it('is asked behind, in half of the counter, and tells when it found one', async () => {
    answer = async () => true;
    expect(await holds()).toBe(false);
    await until(async () => told === 1, 'the answer');
    expect(asked).toEqual([{ account, share: 0.5, address: who }]);
    expect(await holds('mei@optics.example')).toBe(true);
    await settled();
    expect(asked).toHaveLength(1);
  });

  it('that found one holds for a day, then it is asked again', async () => {
    answer = async () => true;
    await holds();
    await until(async () => told === 1, 'the answer');
    now += day;
    expect(await holds()).toBe(true);
    now += 1;
    expect(await holds()).toBe(false);
    await questions(2);
  });

  it('that found none is made again after ten minutes, whatever way the clock went', async () => {
    await holds();
    await questions(1);
    now += 10 * minute;
    await holds();
    await settled();
    expect(asked).toHaveLength(1);
    now -= 20 * minute + 1;
    await holds();
    await questions(2);
    expect(told).toBe(0);
  });

  it('that failed is made again after a minute, sooner where a moment was named', async () => {
    answer = () => Promise.reject(new Failure({ kind: 'network', execution: 'unknown' }));
    await holds();
    await questions(1);
    await settled();
    now += minute;
    await holds();
    await settled();
    expect(asked).toHaveLength(1);
    const retryAt = now + 1 + 10_000;
    answer = () => Promise.reject(new Failure({ kind: 'rateLimited', execution: 'notExecuted', retryAt }));
    now += 1;
    await holds();
    await questions(2);
    await settled();
    now += 10_001;
    await holds();
    await questions(3);
  });

  it('is none where the account has no search, and holds nobody up', async () => {
    searchable = false;
    expect(await holds()).toBe(false);
    await settled();
    expect(asked).toEqual([]);
    expect(Object.keys(sought)).toHaveLength(1);
  });

  it('keeps the last three hundred', async () => {
    for (let at = 0; at < 310; at += 1) await holds(`a${at}@optics.example`);
    await questions(310);
    expect(Object.keys(sought)).toHaveLength(300);
    expect(sought[`${account} a0@optics.example`]).toBeUndefined();
  });
});
