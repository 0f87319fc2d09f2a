import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Failure } from '../../lib/domain/failure';
import type { Intent } from '../../lib/domain/intent';
import type { Label } from '../../lib/domain/label';
import type { LeftInLists, ListName, Lists } from '../../lib/domain/lists';
import { openMirrorStore } from '../../lib/mirror/database';
import { createMirror, type Mirror } from '../../lib/mirror/mirror';

const account = 'feishu:app:person';
const hour = 3_600_000;
const label = (id: number, name: string): Label => ({ id: `${id}`, name, colour: 'blue', unread: 0 });

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

type Ends = 'answer' | 'unavailable' | 'die';

/** A service with one list of labels, own writes that are journalled, and workers over one database. */
function bench() {
  let clock = Date.UTC(2026, 3, 1);
  let labels: Label[] = [];
  let made = 0;
  const done: Intent[] = [];
  const left = new Map<string, LeftInLists>();
  const plans: { ends: Ends; during(): void }[] = [];
  const late: (() => void)[] = [];
  const state = { calls: 0, changes: 0, busy: false, wake: null as number | null };
  const now = () => clock;

  function settle(change: (rows: Label[]) => Label[]): Intent {
    const id = `i${done.length}`;
    left.set(id, { labels: change });
    const intent: Intent = {
      ...{ id, kind: 'write', version: 1, account, resource: '', class: 'click', attempt: 1, input: null },
      ...{ state: 'done', owner: null, revision: 1, createdAt: clock, readyAt: clock, updatedAt: clock },
      ...{ lookAfter: 0, settledAt: clock },
    };
    done.push(intent);
    return intent;
  }
  const served: { [Name in ListName]: () => Promise<Lists[Name]> } = {
    async labels() {
      state.calls += 1;
      const plan = plans.shift();
      const seen = [...labels];
      plan?.during();
      if (plan?.ends === 'unavailable') throw new Failure({ kind: 'offline', execution: 'notExecuted' });
      if (plan?.ends === 'die') await new Promise<void>((resolve) => late.push(resolve));
      return seen;
    },
    rules: async () => [],
    folders: async () => [],
  };
  const worker = (): Mirror =>
    createMirror({
      ...{ store: openMirrorStore(), now },
      all: async () => [account],
      accounts: async () => [],
      lists: async () => new Map([[account, ['labels'] as const]]),
      list: (_account, name) => served[name](),
      page: async () => ({ rows: [] }),
      busy: async () => state.busy,
      done: async () => done,
      leaves: { contacts: () => [], lists: ({ id }) => left.get(id) ?? {} },
      wakeAt: (at) => {
        state.wake = at;
      },
      changed: () => undefined,
      listChanged: () => {
        state.changes += 1;
      },
    });
  return {
    ...{ state, plans, late, worker, now },
    labels: () => labels,
    jump: (ms: number) => {
      clock += ms;
    },
    create(_at: number, own: boolean): Intent | null {
      made += 1;
      const row = label(made, `Label ${made}`);
      labels = [...labels, row];
      return own ? settle((rows) => (rows.some(({ id }) => id === row.id) ? rows : [...rows, row])) : null;
    },
    rename(at: number, own: boolean): Intent | null {
      const row = labels[at % Math.max(1, labels.length)];
      if (!row) return null;
      made += 1;
      const name = `Name ${made}`;
      const change = (rows: Label[]) => rows.map((one) => (one.id === row.id ? { ...one, name } : one));
      labels = change(labels);
      return own ? settle(change) : null;
    },
    remove(at: number, own: boolean): Intent | null {
      const row = labels[at % Math.max(1, labels.length)];
      if (!row) return null;
      const change = (rows: Label[]) => rows.filter(({ id }) => id !== row.id);
      labels = change(labels);
      return own ? settle(change) : null;
    },
  };
}

const names = async (mirror: Mirror) =>
  (await mirror.lists.get(account, 'labels')).rows.map((one) => one.name);

it('shows what is held at once, looks again behind, and says when that failed', async () => {
  const { state, plans, jump, create, worker } = bench();
  create(0, false);
  const mirror = worker();
  expect(await names(mirror)).toEqual(['Label 1']);
  create(0, false);
  jump(11_000);
  expect(await names(mirror)).toEqual(['Label 1']);
  await vi.waitFor(async () => expect(await names(mirror)).toEqual(['Label 1', 'Label 2']));
  expect(state.calls).toBe(2);
  jump(11_000);
  plans.push({ ends: 'unavailable', during: () => undefined });
  await names(mirror);
  await vi.waitFor(async () =>
    expect(await mirror.lists.get(account, 'labels')).toMatchObject({ failure: { kind: 'offline' } }),
  );
  expect(await names(worker())).toEqual(['Label 1', 'Label 2']);
});

it('knows an own write at once, and an answer that was asked for before it does not take it back', async () => {
  const { plans, jump, create, worker } = bench();
  create(0, false);
  const mirror = worker();
  await names(mirror);
  jump(11_000);
  let lesson: Promise<void> | undefined;
  plans.push({
    ends: 'answer',
    during: () => {
      const own = create(0, true);
      if (own) lesson = mirror.learn(own);
    },
  });
  await names(mirror);
  await vi.waitFor(() => expect(lesson).toBeDefined());
  await lesson;
  expect(await names(mirror)).toEqual(['Label 1', 'Label 2']);
});

it('reads unasked every six hours, each list one call, and lets the person go first', async () => {
  const { state, jump, create, worker } = bench();
  create(0, false);
  const mirror = worker();
  state.busy = true;
  await mirror.run();
  expect(state.calls).toBe(0);
  state.busy = false;
  for (let day = 0; day < 30; day += 1) {
    for (let at = 0; at < 24; at += 1) {
      await mirror.run();
      jump(hour);
    }
  }
  jump(-hour);
  const { calls, share } = await mirror.state(account);
  expect(state.calls).toBe(120);
  expect(calls).toBe(120);
  expect(share).toBe(1000 + 120);
});

type Op =
  | { do: 'create' | 'rename' | 'remove'; at: number; own: boolean; heard: boolean }
  | { do: 'jump'; ms: number }
  | { do: 'plan'; ends: Ends; own: boolean; heard: boolean }
  | { do: 'run' | 'look' | 'late' | 'reborn' };

const op: fc.Arbitrary<Op> = fc.oneof(
  fc.record({
    do: fc.constantFrom('create' as const, 'rename' as const, 'remove' as const),
    ...{ at: fc.nat(20), own: fc.boolean(), heard: fc.boolean() },
  }),
  fc.record({ do: fc.constant('jump' as const), ms: fc.integer({ min: -2 * hour, max: 9 * hour }) }),
  fc.record({
    do: fc.constant('plan' as const),
    ends: fc.constantFrom('answer' as const, 'unavailable' as const, 'die' as const),
    ...{ own: fc.boolean(), heard: fc.boolean() },
  }),
  fc.record({
    do: fc.constantFrom('run' as const, 'look' as const, 'late' as const, 'reborn' as const),
  }),
);

it('comes to what the service holds, whatever happens on the way', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(op, { minLength: 3, maxLength: 30 }), async (ops) => {
      vi.stubGlobal('indexedDB', new IDBFactory());
      const world = bench();
      world.create(0, false);
      let mirror = world.worker();
      for (const step of ops) {
        switch (step.do) {
          case 'jump':
            world.jump(step.ms);
            break;
          case 'plan': {
            const { ends, own, heard } = step;
            const doing = mirror;
            world.plans.push({
              ends,
              during: () => {
                const intent = world.create(0, own);
                if (intent && heard) void doing.learn(intent);
              },
            });
            break;
          }
          // Whoever dies in a question never comes back from it: its answer may.
          case 'run':
            await Promise.race([mirror.run(), vi.waitUntil(() => world.late.length > 0, { interval: 1 })]);
            break;
          case 'look':
            void mirror.lists.get(account, 'labels').catch(() => undefined);
            break;
          case 'late':
            for (const answer of world.late.splice(0)) answer();
            break;
          case 'reborn':
            mirror = world.worker();
            break;
          default: {
            const intent = world[step.do](step.at, step.own);
            if (intent && step.heard) await mirror.learn(intent);
          }
        }
      }
      world.plans.splice(0);
      for (const answer of world.late.splice(0)) answer();
      mirror = world.worker();
      world.jump(13 * hour);
      await mirror.run();
      expect(await names(mirror)).toEqual(world.labels().map(({ name }) => name));
    }),
    { numRuns: Number(process.env.RUNS ?? 60) },
  );
}, 120_000);
