import type { ListName } from '../domain/lists';
import type { ListMirror } from './lists';
import { listKey } from './rows';
import { due, type StepDeps, step } from './step';
import type { Texts } from './texts';

export interface RoundDeps extends StepDeps {
  /** Accounts whose contacts may be read. */
  accounts(): Promise<string[]>;
  /** Lists that may be read, by account. */
  lists(): Promise<ReadonlyMap<string, readonly ListName[]>>;
  /** The person's own work needs the service right now. */
  busy(account: string): Promise<boolean>;
  /** Call `run()` at this moment of the clock, by an alarm; null = no need. Replaces the earlier one. */
  wakeAt(at: number | null): void;
  /** What is known of an account's contacts changed. */
  changed(account: string): void;
}

interface Parts {
  lists: Pick<ListMirror, 'step'>;
  texts: Pick<Texts, 'pack'>;
  /** All own writes that were settled are learnt once it resolves. */
  caughtUp(): Promise<void>;
}

export interface Rounds {
  /** Reads what is due and may be read now; resolves when nothing is. One at a time. */
  run(): Promise<void>;
  /** At each start: sets the alarm, asks nothing. */
  schedule(): Promise<void>;
}

/** The person goes first; then it looks again. */
const giveWay = 30_000;
/** An alarm for a worker that dies in a run. */
const afterDeath = 60_000;

export function createRounds(deps: RoundDeps, { lists, texts, caughtUp }: Parts): Rounds {
  const { store, now, policy } = deps;
  let running: Promise<void> | undefined;
  let again = false;

  const walkOf = (account: string) => store.read((tx) => tx.objectStore('walks').get(account));
  const listOf = (account: string, name: ListName) =>
    store.read((tx) => tx.objectStore('lists').get(listKey(account, name)));

  /** Reads what is due of one account's lists; when to come back. */
  async function readLists(account: string, names: readonly ListName[]): Promise<number> {
    let next = Number.POSITIVE_INFINITY;
    for (const name of names) {
      const row = await listOf(account, name);
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
      await caughtUp();
      const { changed, again: more } = await step(deps, account);
      if (changed) deps.changed(account);
      if (!more) return (await walkOf(account))?.readyAt ?? now() + policy.backoff;
    }
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

  return {
    async run() {
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
    },
    async schedule() {
      const accounts = await deps.accounts();
      const rows = await Promise.all(accounts.map(walkOf));
      const times = rows.map((row) => row?.readyAt ?? now() + policy.settle);
      for (const [account, names] of await deps.lists()) {
        for (const name of names) times.push((await listOf(account, name))?.readyAt ?? now() + policy.settle);
      }
      deps.wakeAt(times.length > 0 ? Math.min(...times) : null);
    },
  };
}
