import type { Contact, ContactFields } from '../../lib/domain/contact';
import { Failure } from '../../lib/domain/failure';
import type { Intent } from '../../lib/domain/intent';
import { openMirrorStore } from '../../lib/mirror/database';
import type { Leaves } from '../../lib/mirror/learn';
import { createMirror, type Mirror, type MirrorDeps } from '../../lib/mirror/mirror';
import type { Page } from '../../lib/providers/provider';

export const account = 'feishu:app:person';
const hour = 3_600_000;

/** How the next page call goes; `during` happens after the service read the page and before it answers. */
export interface Plan {
  ends: 'answer' | 'unavailable' | 'die';
  during(): void;
}

/** A service with one list, a journal of own writes, and workers over one database that may die at any page. */
export function createBench(options: { size: number; shifting: boolean; policy?: MirrorDeps['policy'] }) {
  let clock = Date.UTC(2026, 3, 1);
  let ids = 0;
  let intents = 0;
  const contacts = new Map<string, Contact>();
  const order: string[] = [];
  const done: Intent[] = [];
  const plans: Plan[] = [];
  const late: (() => void)[] = [];
  const changes: string[] = [];
  /** By id: what the clock showed while it was there. */
  const there = new Map<string, number[]>();
  let dies: () => void = () => undefined;
  const bench = {
    ...{ contacts, plans, late, done, there, changes, calls: 0, wake: null as number | null, full: false },
    now: () => clock,
    mark() {
      for (const id of contacts.keys()) there.set(id, [...(there.get(id) ?? []), clock]);
    },
    jump(ms: number) {
      bench.mark();
      clock += ms;
      bench.mark();
    },
    create(name: string): Contact {
      ids += 1;
      const contact = { id: String(ids), name, address: `c${ids}@list.example` };
      contacts.set(contact.id, contact);
      order.push(contact.id);
      bench.mark();
      return contact;
    },
    patch(at: number, name: string): Contact | undefined {
      const contact = bench.at(at);
      if (contact) contacts.set(contact.id, { ...contact, name });
      return contact;
    },
    remove(at: number): Contact | undefined {
      const contact = bench.at(at);
      bench.mark();
      if (contact) contacts.delete(contact.id);
      return contact;
    },
    at: (at: number) => [...contacts.values()][at % Math.max(1, contacts.size)],
    /** An own write was settled; whether the worker hears of it is another thing. */
    settle(id: string, fields: ContactFields | null): Intent {
      intents += 1;
      const base = { kind: 'write', version: 1, account, resource: '', class: 'click', attempt: 1 } as const;
      const intent: Intent = {
        ...{ ...base, id: `i${intents}`, input: { id, fields }, state: 'done', owner: null, revision: 1 },
        ...{ createdAt: clock, readyAt: clock, updatedAt: clock, lookAfter: 0, settledAt: clock },
      };
      done.push(intent);
      return intent;
    },
    page(cursor: string | undefined): Page<Contact> {
      const [made, from] = (cursor ?? `${clock} 0`).split(' ').map(Number);
      if (cursor !== undefined && Math.abs(clock - (made ?? 0)) > hour) {
        throw new Failure({ kind: 'invalid', execution: 'notExecuted', field: 'page_token' });
      }
      // Pages by position shift when a contact before them goes; pages by row do not.
      const ids = options.shifting ? order.filter((id) => contacts.has(id)) : order;
      const [start, end] = [from ?? 0, (from ?? 0) + options.size];
      const rows = ids.slice(start, end).flatMap((id) => contacts.get(id) ?? []);
      return end < ids.length ? { rows, next: `${clock} ${end}` } : { rows };
    },
    worker(): Mirror {
      return createMirror({
        store: openMirrorStore(),
        now: () => clock,
        ...(options.policy ? { policy: options.policy } : {}),
        all: async () => [account],
        accounts: async () => [account],
        lists: async () => new Map(),
        list: async () => [],
        listChanged: () => undefined,
        busy: async () => bench.full,
        done: async () => done,
        leaves: { contacts: (({ input }) => [input]) as Leaves['contacts'], lists: () => ({}) },
        wakeAt: (at) => {
          bench.wake = at;
        },
        changed: (of) => changes.push(of),
        async page(_account, cursor) {
          bench.calls += 1;
          const plan = plans.shift();
          const page = bench.page(cursor);
          plan?.during();
          if (plan?.ends === 'unavailable') {
            throw new Failure({ kind: 'unavailable', execution: 'notExecuted' });
          }
          if (plan?.ends === 'die') {
            await new Promise<void>((resolve) => {
              late.push(resolve);
              dies();
            });
          }
          return page;
        },
      });
    },
    /** Runs a worker until it rests or dies; a dead one may still get its answer later. */
    run: (worker: Mirror): Promise<'rests' | 'dead'> =>
      Promise.race([
        new Promise<'dead'>((resolve) => {
          dies = () => resolve('dead');
        }),
        worker.run().then(() => 'rests' as const),
      ]),
  };
  return bench;
}
export type Bench = ReturnType<typeof createBench>;

export const everything = async (mirror: Mirror): Promise<Record<string, string>> => {
  const rows: Record<string, string> = {};
  let cursor: string | undefined;
  do {
    const page = await mirror.book.all(account, cursor);
    for (const { id, name } of page.rows) rows[id] = name;
    cursor = page.next;
  } while (cursor !== undefined);
  return rows;
};
