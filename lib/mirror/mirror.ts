import { type Duplicate, findDuplicates, pairKey } from '../contacts/duplicates';
import type { Completeness, ContactBook } from '../contacts/mirror';
import type { Intent } from '../domain/intent';
import type { ListName } from '../domain/lists';
import { createBook } from './book';
import type { WriteTx } from './database';
import { createLearner, type Leaves } from './learn';
import { createLists, type ListMirror, type ListsDeps } from './lists';
import { defaultMirrorPolicy, listsMonthly, type MirrorPolicy } from './policy';
import { listKey, type WalkRow } from './rows';
import { due, type StepDeps, step } from './step';
import { createTexts, putTexts } from './texts';
import { newWalk } from './walk';

export interface MirrorDeps extends Omit<StepDeps, 'policy'> {
  policy?: Partial<MirrorPolicy>;
  /** Every account there is: what is held of others is forgotten. */
  all(): Promise<string[]>;
  /** Accounts whose contacts may be read. */
  accounts(): Promise<string[]>;
  /** Lists that may be read, by account. */
  lists(): Promise<ReadonlyMap<string, readonly ListName[]>>;
  list: ListsDeps['list'];
  /** The person's own work needs the service right now. */
  busy(account: string): Promise<boolean>;
  /** Hands the thread over within a long piece of work. */
  pause?(): Promise<void>;
  /** All that was done and is still kept. */
  done(): Promise<Intent[]>;
  leaves: Leaves;
  /** Call `run()` at this moment of the clock, by an alarm; null = no need. Replaces the earlier one. */
  wakeAt(at: number | null): void;
  /** What is known of an account's contacts changed. */
  changed(account: string): void;
  /** The same of one of its lists. */
  listChanged(account: string, name: ListName): void;
}

export interface AccountMirror extends Completeness {
  account: string;
  stopped: WalkRow['stopped'];
  nextAt: number | null;
  /** Calls of the mirror in this month, and how many its refreshes may make. */
  calls: number;
  share: number;
}

export interface Mirror {
  book: ContactBook;
  lists: ListMirror;
  /** Reads what is due and may be read now; resolves when nothing is. One at a time. */
  run(): Promise<void>;
  /** At each start: sets the alarm, asks nothing. */
  schedule(): Promise<void>;
  /** An intent was done. */
  learn(intent: Intent): Promise<void>;
  /** Accounts came or went, or what held one up may have passed. */
  nudge(): Promise<void>;
  /** Is a page due? Asked while the worker is awake anyway. */
  isDue(account: string): Promise<boolean>;
  refresh(account: string): Promise<void>;
  clear(account: string): Promise<void>;
  /** Gets ready for a search that is about to come. */
  warm(): Promise<void>;
  /** Over all that is held of an account: asked for, not watched. */
  duplicates(account: string): Promise<Duplicate[]>;
  apart(account: string, a: string, b: string): Promise<void>;
  state(account: string): Promise<AccountMirror>;
}

/** The person goes first; then it looks again. */
const giveWay = 30_000;
/** An alarm for a worker that dies in a run. */
const afterDeath = 60_000;

async function drop(tx: WriteTx, account: string): Promise<void> {
  const range = IDBKeyRange.bound(`${account} `, `${account} \uffff`);
  const keys = await tx.objectStore('contacts').getAllKeys(range);
  await tx.objectStore('contacts').delete(range);
  await tx.objectStore('gone').delete(range);
  await tx.objectStore('lists').delete(range);
  await putTexts(tx, new Map(keys.map((key) => [key, ''])));
}

export function createMirror(deps: MirrorDeps): Mirror {
  const { store, now } = deps;
  const policy = { ...defaultMirrorPolicy, ...deps.policy };
  const texts = createTexts(store, deps.pause ?? (async () => undefined));
  const book = createBook(store, texts, policy, now);
  const learner = createLearner(store, deps.leaves, now, policy.settle);
  let running: Promise<void> | undefined;
  let again = false;
  /** Intents that were settled before this worker's life, or whose lesson failed. */
  let behind = true;
  /** Lessons under way. */
  let learning: Promise<void> = Promise.resolve();

  const walkOf = (account: string) => store.read((tx) => tx.objectStore('walks').get(account));
  const change = (account: string, to: (row: WalkRow) => WalkRow) =>
    store.write(async (tx) => {
      const walks = tx.objectStore('walks');
      await walks.put(to((await walks.get(account)) ?? newWalk(account, now() + policy.settle)));
    });

  async function catchUp(): Promise<void> {
    await learning;
    if (!behind) return;
    behind = false;
    try {
      await learner.catchUp(await deps.done());
    } catch (error) {
      behind = true;
      throw error;
    }
  }

  const lists = createLists({
    ...{ store, policy, now, list: deps.list, caughtUp: catchUp },
    changed: deps.listChanged,
  });

  /** Reads what is due of one account's lists; when to come back. */
  async function readLists(account: string, names: readonly ListName[]): Promise<number> {
    let next = Number.POSITIVE_INFINITY;
    for (const name of names) {
      const row = await store.read((tx) => tx.objectStore('lists').get(listKey(account, name)));
      if (!row || row.readyAt <= now()) if (await deps.busy(account)) return now() + giveWay;
      next = Math.min(next, await lists.step(account, name));
    }
    return next;
  }

  /** Reads pages of one account; when to come back. */
  async function walk(account: string): Promise<number> {
    for (;;) {
      const row = await walkOf(account);
      if (row && !due(row, now(), policy)) return row.readyAt;
      if (await deps.busy(account)) return now() + giveWay;
      await catchUp();
      const { changed, again: more } = await step({ ...deps, policy }, account);
      if (changed) deps.changed(account);
      if (!more) return (await walkOf(account))?.readyAt ?? now() + policy.backoff;
    }
  }

  async function schedule(): Promise<void> {
    const accounts = await deps.accounts();
    const rows = await Promise.all(accounts.map(walkOf));
    const times = rows.map((row) => row?.readyAt ?? now() + policy.settle);
    for (const [account, names] of await deps.lists()) {
      for (const name of names) {
        const row = await store.read((tx) => tx.objectStore('lists').get(listKey(account, name)));
        times.push(row?.readyAt ?? now() + policy.settle);
      }
    }
    deps.wakeAt(times.length > 0 ? Math.min(...times) : null);
  }

  /** Signed out is signed out: names and addresses do not stay behind. */
  async function forget(kept: readonly string[]): Promise<void> {
    await store.write(async (tx) => {
      const listed = (await tx.objectStore('lists').getAll()).map(({ account }) => account);
      for (const account of new Set([...(await tx.objectStore('walks').getAllKeys()), ...listed])) {
        if (kept.includes(account)) continue;
        await drop(tx, account);
        await tx.objectStore('walks').delete(account);
        await tx.objectStore('apart').delete(IDBKeyRange.bound(`${account} `, `${account} \uffff`));
      }
    });
    await texts.pack(0);
  }

  async function once(): Promise<void> {
    const [accounts, listed] = await Promise.all([deps.accounts(), deps.lists()]);
    if (accounts.length === 0 && listed.size === 0) {
      deps.wakeAt(null);
      return;
    }
    deps.wakeAt(now() + afterDeath);
    let next = Number.POSITIVE_INFINITY;
    for (const account of accounts) next = Math.min(next, await walk(account));
    for (const [account, names] of listed) next = Math.min(next, await readLists(account, names));
    const rows = await Promise.all(accounts.map(walkOf));
    await texts.pack(rows.some((row) => row?.walking) ? 10 * policy.segments : policy.segments);
    deps.wakeAt(next);
  }

  async function run(): Promise<void> {
    again = true;
    running ??= (async () => {
      try {
        while (again) {
          again = false;
          await once();
        }
      } finally {
        running = undefined;
      }
    })();
    return running;
  }

  return {
    book,
    warm: texts.warm,
    lists: {
      ...lists,
      // A screen that heard of a write sees it here.
      async get(account, name) {
        await learning;
        return lists.get(account, name);
      },
    },
    run,
    schedule,
    learn(intent) {
      const lesson = (async () => {
        try {
          const learnt = await learner.learn(intent);
          if (learnt.contacts) deps.changed(intent.account);
          for (const name of learnt.lists) deps.listChanged(intent.account, name);
        } catch {
          // The database may be gone for a moment; the next run catches up.
          behind = true;
        }
      })();
      learning = Promise.all([learning, lesson]).then(() => undefined);
      return lesson;
    },
    async nudge() {
      await forget(await deps.all());
      for (const account of await deps.accounts()) {
        await change(account, (row) =>
          row.stopped !== null || row.failures > 0
            ? { ...row, stopped: null, failures: 0, readyAt: Math.min(row.readyAt, now()) }
            : row,
        );
      }
      await store.write(async (tx) => {
        for (const row of await tx.objectStore('lists').getAll()) {
          if (row.failures === 0) continue;
          const readyAt = Math.min(row.readyAt, now());
          await tx.objectStore('lists').put({ ...row, failures: 0, triedAt: 0, readyAt });
        }
      });
      await schedule();
    },
    async isDue(account) {
      const row = await walkOf(account);
      return row !== undefined && due(row, now(), policy);
    },
    refresh: (account) =>
      change(account, (row) => ({ ...row, fast: true, stopped: null, failures: 0, readyAt: now() })),
    async clear(account) {
      await store.write(async (tx) => {
        const walks = tx.objectStore('walks');
        const row = await walks.get(account);
        await drop(tx, account);
        const fresh = newWalk(account, now());
        // Counted on: an answer that is still under way belongs to no walk of the new row.
        const { walk: count = 0, tick = 0, month = '', calls = 0 } = row ?? {};
        await walks.put({ ...fresh, walk: count + 1, tick: tick + 1, month, calls });
      });
      deps.changed(account);
    },
    duplicates: (account) =>
      store.read(async (tx) => {
        const mine = IDBKeyRange.bound(`${account} `, `${account} \uffff`);
        const [rows, apart] = await Promise.all([
          tx.objectStore('contacts').getAll(mine),
          tx.objectStore('apart').index('account').getAll(account),
        ]);
        const told = new Set(apart.map(({ key }) => key.slice(account.length + 1)));
        return findDuplicates(
          rows.filter(({ missed }) => missed === 0).map(({ record }) => record),
          told,
        );
      }),
    apart: (account, a, b) =>
      store.write(async (tx) => {
        await tx.objectStore('apart').put({ key: `${account} ${pairKey(a, b)}`, account });
      }),
    async state(account) {
      const [complete, row, lists] = await Promise.all([
        book.completeness(account),
        walkOf(account),
        store.read((tx) => tx.objectStore('lists').index('account').getAll(account)),
      ]);
      const month = new Date(now()).toISOString().slice(0, 7);
      const calls = [...lists, ...(row ? [row] : [])].reduce(
        (sum, one) => sum + (one.month === month ? one.calls : 0),
        0,
      );
      const names = (await deps.lists()).get(account) ?? [];
      return {
        ...{ account, ...complete, stopped: row?.stopped ?? null, nextAt: row?.readyAt ?? null },
        ...{ calls, share: policy.monthly + listsMonthly(policy, names.length) },
      };
    },
  };
}
