import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IntentClass } from '../../../lib/domain/intent';
import type { Limit } from '../../../lib/http/endpoint';
import { memorySlots } from '../../../relay/slots/memory';
import { maxPerPerson, type Place, windowsOf } from '../../../relay/slots/slots';

const perMinute: Limit[] = [{ count: 20, perMs: 60_000, source: 'documented' }];

/** A queue over a clock of its own, and clients that come again when they are told to. */
function open(limits: readonly Limit[], quiet = false) {
  let now = 1_000_000;
  const slots = memorySlots(() => now, quiet);
  const grants: { id: string; person: string; at: number }[] = [];
  const waiting = new Map<string, { person: string; class: IntentClass; due: number }>();
  async function ask(id: string, person: string, kind: IntentClass = 'click'): Promise<Place | null> {
    const place = await slots.ask('lane', limits, { id, person, class: kind });
    if (place?.granted && !grants.some((one) => one.id === id && one.at === place.at)) {
      grants.push({ id, person, at: place.at });
    }
    if (place && !place.granted) waiting.set(id, { person, class: kind, due: place.at });
    else waiting.delete(id);
    return place;
  }
  /** Lets time pass, event by event, until `end` or until nobody waits. */
  async function pass(end = Number.POSITIVE_INFINITY): Promise<void> {
    for (;;) {
      const next = [...waiting].sort((a, b) => a[1].due - b[1].due)[0];
      if (!next || next[1].due > end) break;
      now = Math.max(now, next[1].due);
      await ask(next[0], next[1].person, next[1].class);
    }
    if (Number.isFinite(end)) now = Math.max(now, end);
  }
  return { ask, pass, grants, slots, now: () => now, at: (ms: number) => (now = ms) };
}

function overLimit(times: readonly number[], { count, ms }: { count: number; ms: number }): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted.filter((at, index) => at - (sorted[index - count] ?? Number.NEGATIVE_INFINITY) < ms).length;
}

describe('one queue', () => {
  it('lets the documented number through at once, and says when to ask again', async () => {
    const { ask } = open(perMinute);
    for (let at = 0; at < 20; at++) expect((await ask(`${at}`, `p${at}`))?.granted).toBe(true);
    const next = await ask('20', 'p20');
    expect(next).toMatchObject({ granted: false, at: 1_062_000 });
  });

  it('gives the same wish the same place', async () => {
    const { ask, grants } = open(perMinute);
    const first = await ask('a', 'p');
    expect(await ask('a', 'p')).toEqual(first);
    expect(grants).toHaveLength(1);
  });

  it('never lets more through than the limit, whoever asks and whenever', async () => {
    const limit = fc.record({
      count: fc.integer({ min: 1, max: 6 }),
      perMs: fc.constantFrom(1_000, 60_000),
      source: fc.constant('documented' as const),
    });
    const come = fc.record({
      after: fc.integer({ min: 0, max: 20_000 }),
      person: fc.integer({ min: 0, max: 4 }),
      kind: fc.constantFrom<IntentClass>('click', 'bulk', 'refresh'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(limit, { minLength: 1, maxLength: 2 }),
        fc.array(come, { maxLength: 40 }),
        async (limits, comes) => {
          const queue = open(limits);
          for (const [at, { after, person, kind }] of comes.entries()) {
            await queue.pass(queue.now() + after);
            await queue.ask(`${at}`, `p${person}`, kind);
          }
          await queue.pass();
          const times = queue.grants.map((one) => one.at);
          for (const window of windowsOf(limits)) expect(overLimit(times, window)).toBe(0);
          expect(new Set(queue.grants.map(({ id }) => id)).size).toBe(comes.length);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is fair: one wish of a colleague does not wait for a hundred of another', async () => {
    const { ask, pass, grants } = open(perMinute);
    for (let at = 0; at < 100; at++) await ask(`busy${at}`, 'busy');
    await ask('one', 'other');
    await pass();
    expect(grants.find(({ person }) => person === 'other')?.at).toBe(grants[20]?.at);
    expect(grants).toHaveLength(101);
  });

  it('lets a click go before bulk, and bulk go in the end', async () => {
    const { ask, pass, grants, now } = open([{ count: 1, perMs: 1_000, source: 'documented' }]);
    await ask('first', 'a');
    await ask('bulk', 'a', 'bulk');
    for (let at = 0; at < 40; at++) {
      await ask(`click${at}`, `p${at}`);
      await pass(now() + 1_200);
    }
    await pass();
    const order = grants.map(({ id }) => id);
    expect(order.indexOf('bulk')).toBeGreaterThan(5);
    expect(order.indexOf('bulk')).toBeLessThan(order.length - 1);
  });

  it('holds no place for who does not come back', async () => {
    const { ask, slots, at, now } = open([{ count: 1, perMs: 1_000, source: 'documented' }]);
    await ask('first', 'a');
    await slots.ask('lane', [{ count: 1, perMs: 1_000, source: 'documented' }], {
      id: 'gone',
      person: 'b',
      class: 'click',
    });
    at(now() + 60_000);
    expect((await ask('late', 'c'))?.granted).toBe(true);
  });

  it('takes only so many wishes of one person', async () => {
    const { ask } = open([{ count: 1, perMs: 60_000, source: 'documented' }]);
    for (let at = 0; at <= maxPerPerson; at++) expect(await ask(`${at}`, 'p')).not.toBeNull();
    expect(await ask('more', 'p')).toBeNull();
    expect(await ask('mine', 'q')).not.toBeNull();
  });

  it('gives nothing for a whole window after a start that knows of nothing before', async () => {
    const { ask, pass, grants } = open(perMinute, true);
    expect(await ask('a', 'p')).toMatchObject({ granted: false, at: 1_062_000 });
    await pass();
    expect(grants).toEqual([{ id: 'a', person: 'p', at: 1_062_000 }]);
  });

  it('waits where the service refused', async () => {
    const { ask, slots } = open(perMinute);
    await slots.block('lane', 5_000);
    expect(await ask('a', 'p')).toMatchObject({ granted: false, at: 1_005_000 });
  });
});
