import type { Contact } from '../../../lib/domain/contact';
import { Failure, type FailureFacts } from '../../../lib/domain/failure';
import { saveSender } from '../../../lib/jobs/contacts/save-sender';
import { deleteContact, restoreContact } from '../../../lib/jobs/contacts/take-back';
import type { Outbox, OutboxDeps } from '../../../lib/outbox/contract';
import { createMemoryStore, type MemoryStore } from '../../../lib/outbox/memory-store';
import { createOutbox } from '../../../lib/outbox/outbox';
import type { ProviderPort } from '../../../lib/providers/provider';

export const start = Date.UTC(2026, 3, 1, 9);

/** Answers of the next calls, in order; an operation without one succeeds. `after` = carried out, then failed. */
export interface Planned {
  hold?: () => Promise<void>;
  facts?: FailureFacts;
  after?: boolean;
}

/** One worker over a contacts service whose answers a test plans, and a clock that a test moves. */
export interface Bench {
  outbox: Outbox;
  store: MemoryStore;
  contacts: Contact[];
  calls: string[];
  planned: Map<string, Planned[]>;
  wake: number | null;
  online: boolean;
  now(): number;
  advance(ms: number): void;
  /** Moves the clock from wake to wake, running the outbox, until `ms` have passed. */
  pass(ms: number): Promise<void>;
  /** Another worker on the same store, as after a death. */
  reborn(to?: Partial<OutboxDeps<ProviderPort>>): Outbox;
  save(id: string, fields: object): ReturnType<Outbox['enqueue']>;
}

export function createBench(to: Partial<OutboxDeps<ProviderPort>> = {}): Bench {
  let now = start;
  let owners = 0;
  let ids = 100;
  const store = createMemoryStore();

  const call = async <Result>(operation: string, carryOut: () => Result): Promise<Result> => {
    bench.calls.push(operation);
    const plan = bench.planned.get(operation)?.shift();
    await plan?.hold?.();
    if (plan?.facts) {
      if (plan.after) carryOut();
      throw new Failure(plan.facts);
    }
    return carryOut();
  };
  const indexOf = (id: string) => {
    const index = bench.contacts.findIndex((each) => each.id === id);
    if (index < 0) throw new Failure({ kind: 'notFound', execution: 'notExecuted' });
    return index;
  };

  const make = (more: Partial<OutboxDeps<ProviderPort>>): Outbox => {
    owners += 1;
    return createOutbox<ProviderPort>({
      clock: { now: () => now },
      store,
      random: () => 0.5,
      owner: `owner-${owners}`,
      jobs: [saveSender, deleteContact, restoreContact],
      port: (_, gate) => {
        const through = async <Result>(operation: string, carryOut: () => Result): Promise<Result> => {
          await gate({ id: `feishu.${operation}`, limits: [] });
          return call(operation, carryOut);
        };
        return {
          provider: 'feishu',
          contacts: {
            list: (cursor) =>
              through('contacts.list', () => {
                const from = Number(cursor ?? 0);
                const rows = bench.contacts.slice(from, from + 20).map((each) => ({ ...each }));
                return from + 20 < bench.contacts.length ? { rows, next: String(from + 20) } : { rows };
              }),
            create: (fields) =>
              through('contacts.create', () => {
                ids += 1;
                const made = { id: String(ids), ...fields };
                bench.contacts.push(made);
                return made;
              }),
            update: (id, fields) =>
              through('contacts.patch', () => {
                const index = indexOf(id);
                bench.contacts[index] = { ...bench.contacts[index], id, ...fields };
              }),
            remove: (id) => through('contacts.delete', () => void bench.contacts.splice(indexOf(id), 1)),
          },
        };
      },
      laneOf: (_, operation) => ({
        key: operation,
        limits: [{ count: 20, perMs: 60_000, source: 'documented' }],
      }),
      online: () => bench.online,
      wakeAt: (ms) => {
        bench.wake = ms;
      },
      changed: () => undefined,
      timer: () => () => undefined,
      ...to,
      ...more,
    });
  };

  const bench: Bench = {
    outbox: make({}),
    store,
    contacts: [],
    calls: [],
    planned: new Map(),
    wake: null,
    online: true,
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
    async pass(ms) {
      const until = now + ms;
      await bench.outbox.run();
      while (bench.wake !== null && bench.wake <= until) {
        now = Math.max(now, bench.wake);
        bench.wake = null;
        await bench.outbox.run();
      }
      now = until;
    },
    reborn(more = {}) {
      bench.outbox = make(more);
      return bench.outbox;
    },
    save: (id, fields) => bench.outbox.enqueue({ id, kind: 'save-sender', account: 'me', input: { fields } }),
  };
  return bench;
}
