import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import type { Mirror } from '../../lib/mirror/mirror';
import { defaultMirrorPolicy, staleAfter } from '../../lib/mirror/policy';
import { account, type Bench, createBench, everything } from './service';

const hour = 3_600_000;
const day = 24 * hour;

afterEach(() => vi.unstubAllGlobals());

type Change =
  | { do: 'create' | 'patch' | 'delete'; at: number; own: boolean; heard: boolean }
  | { do: 'jump'; ms: number };
type Op =
  | Change
  | { do: 'page'; ends: 'answer' | 'unavailable' | 'die'; during: Change[] }
  | { do: 'run' | 'late' | 'reborn' | 'refresh' | 'clear' };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    do: fc.constantFrom('create' as const, 'patch' as const, 'delete' as const),
    at: fc.nat(50),
    own: fc.boolean(),
    heard: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('jump' as const),
    ms: fc.oneof(fc.integer({ min: 0, max: 3 * hour }), fc.integer({ min: -2 * day, max: 9 * day })),
  }),
);
const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 5, arbitrary: change },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('page' as const),
      ends: fc.constantFrom('answer' as const, 'unavailable' as const, 'die' as const),
      during: fc.array(change, { maxLength: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'run' as const,
        'run' as const,
        'late' as const,
        'reborn' as const,
        'refresh' as const,
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clear' as const) }) },
);

function carry(bench: Bench, mirror: Mirror, names: { next: number }, step: Change): void {
  if (step.do === 'jump') {
    bench.jump(step.ms);
    return;
  }
  names.next += 1;
  const name = `Name ${names.next}`;
  const contact =
    step.do === 'create'
      ? bench.create(name)
      : step.do === 'patch'
        ? bench.patch(step.at, name)
        : bench.remove(step.at);
  if (!contact || !step.own) return;
  const { id, address } = contact;
  const intent = bench.settle(id, step.do === 'delete' ? null : { name, ...(address ? { address } : {}) });
  if (step.heard) void mirror.learn(intent);
}

/** Nothing is shown as known unless the clock showed a time within the stated staleness while it was there. */
async function checkSights(bench: Bench, mirror: Mirror): Promise<void> {
  const now = bench.now();
  const oldest = now - staleAfter(defaultMirrorPolicy, 100);
  for (const [id, times] of bench.there) {
    if (bench.contacts.has(id)) continue;
    const { exact } = await mirror.book.byAddress(account, `c${id}@list.example`);
    if (exact.length === 0) continue;
    const seen = times.some((at) => at >= oldest && at <= now + defaultMirrorPolicy.skew);
    expect(seen, `${id} is shown as known`).toBe(true);
  }
}

it('comes to what the service holds, whatever happens on the way', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ size: fc.integer({ min: 1, max: 4 }), shifting: fc.boolean() }),
      fc.nat(9),
      fc.array(op, { minLength: 4, maxLength: 30 }),
      async (shape, first, ops) => {
        vi.stubGlobal('indexedDB', new IDBFactory());
        const bench = createBench(shape);
        const names = { next: 0 };
        for (let at = 0; at < first; at += 1) bench.create(`First ${at}`);
        let mirror = bench.worker();
        for (const step of ops) {
          switch (step.do) {
            case 'page': {
              const { ends, during } = step;
              const doing = mirror;
              bench.plans.push({
                ends,
                during: () => during.forEach((each) => void carry(bench, doing, names, each)),
              });
              break;
            }
            case 'run':
              if ((await bench.run(mirror)) === 'dead') mirror = bench.worker();
              break;
            case 'late':
              for (const answer of bench.late.splice(0)) answer();
              break;
            case 'reborn':
              mirror = bench.worker();
              break;
            case 'refresh':
              await mirror.refresh(account);
              break;
            case 'clear':
              await mirror.clear(account);
              break;
            default:
              carry(bench, mirror, names, step);
          }
          await checkSights(bench, mirror);
        }
        // The world comes to rest: two whole walks tell what is there and what is not.
        bench.plans.splice(0);
        for (const answer of bench.late.splice(0)) answer();
        mirror = bench.worker();
        for (let walk = 0; walk < 3; walk += 1) {
          await mirror.refresh(account);
          expect(await bench.run(mirror)).toBe('rests');
        }
        const held = Object.fromEntries([...bench.contacts.values()].map(({ id, name }) => [id, name]));
        expect(await everything(mirror)).toEqual(held);
        for (const { id, address = '' } of bench.contacts.values()) {
          const { exact } = await mirror.book.byAddress(account, address);
          expect(exact.map((one) => one.id)).toEqual([id]);
        }
        const found = await mirror.book.search('list.example', 500, account);
        expect(found.map(({ contact }) => contact.id).sort()).toEqual(Object.keys(held).sort());
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 60) },
  );
});
