import { Failure, type FailureFacts } from '../domain/failure';
import type { LeftInLists, ListName, Lists } from '../domain/lists';
import type { MirrorStore, WriteTx } from './database';
import type { MirrorPolicy } from './policy';
import { type ListRow, listKey } from './rows';

export interface ListsDeps {
  store: MirrorStore;
  policy: MirrorPolicy;
  now(): number;
  /** The whole list, in one call. `share` (0–1) of its rate is all that may be in use; null = a person looks at it. */
  list<Name extends ListName>(account: string, name: Name, share: number | null): Promise<Lists[Name]>;
  /** All own writes that were settled are learnt once it resolves. */
  caughtUp(): Promise<void>;
  changed(account: string, name: ListName): void;
}

export interface HeldList<Name extends ListName> {
  rows: Lists[Name];
  /** When the service showed it. */
  readAt: number;
  /** Why it could not be read since. */
  failure: FailureFacts | null;
}

export interface ListMirror {
  /** What is held, at once; it is looked at again behind. Waits, and rejects with `Failure`, where nothing is held. */
  get<Name extends ListName>(account: string, name: Name): Promise<HeldList<Name>>;
  /** As the service shows it now; what is held, with the failure, while it cannot be asked. */
  fresh<Name extends ListName>(account: string, name: Name): Promise<HeldList<Name>>;
  /** Reads it if that is due; the moment of the next. */
  step(account: string, name: ListName): Promise<number>;
}

const month = (now: number) => new Date(now).toISOString().slice(0, 7);

const newList = (account: string, name: ListName): ListRow => ({
  ...{ key: listKey(account, name), account, name, rows: {}, tick: 0, readAt: null, triedAt: 0, readyAt: 0 },
  ...{ failures: 0, failed: null, month: '', calls: 0 },
});

/** A clock that was set back must not make it wait for the old time to come again. */
const isDue = ({ readyAt }: ListRow, now: number, policy: MirrorPolicy) =>
  readyAt <= now || readyAt > now + policy.backoffMax;

/**
 * An own write, settled at `settledAt`, changes the copy in the transaction that marks it as learnt. What was asked for before no
 * longer counts; a copy that was asked for after it holds it already, and is looked at again where a clock was set.
 */
export async function learnInLists(
  tx: WriteTx,
  account: string,
  left: LeftInLists,
  settledAt: number,
): Promise<ListName[]> {
  const learnt: ListName[] = [];
  async function apply<Name extends ListName>(
    name: Name,
    change: ((rows: Lists[Name]) => Lists[Name]) | undefined,
  ): Promise<void> {
    if (!change) return;
    const row = (await tx.objectStore('lists').get(listKey(account, name))) ?? newList(account, name);
    const held: Lists[Name] | undefined = row.rows[name];
    const seen = row.readAt !== null && row.readAt > settledAt;
    const rows = held && !seen ? { ...row.rows, [name]: change(held) } : row.rows;
    const look = seen ? { readyAt: 0, triedAt: 0 } : {};
    await tx.objectStore('lists').put({ ...row, ...look, rows, tick: row.tick + 1 });
    learnt.push(name);
  }
  await apply('labels', left.labels);
  await apply('rules', left.rules);
  await apply('folders', left.folders);
  return learnt;
}

export function createLists({ store, policy, now, caughtUp, ...deps }: ListsDeps): ListMirror {
  const held = (account: string, name: ListName) =>
    store.read((tx) => tx.objectStore('lists').get(listKey(account, name)));
  const change = <Result>(
    account: string,
    name: ListName,
    body: (row: ListRow) => { row: ListRow; result: Result },
  ) =>
    store.write(async (tx) => {
      const known = await tx.objectStore('lists').get(listKey(account, name));
      const { row, result } = body(known ?? newList(account, name));
      await tx.objectStore('lists').put(row);
      return result;
    });

  /** Asks the service, unless `begin` says no. A write or another question since makes the answer an old one. */
  async function ask<Name extends ListName>(
    account: string,
    name: Name,
    share: number | null,
    begin: (row: ListRow, at: number) => boolean,
  ): Promise<Lists[Name] | null> {
    await caughtUp();
    const asked = await change(account, name, (row) => {
      const at = now();
      if (!begin(row, at)) return { row, result: null };
      const tick = row.tick + 1;
      return { row: { ...row, tick, triedAt: at }, result: { tick, at } };
    });
    if (asked === null) return null;
    let rows: Lists[Name];
    try {
      rows = await deps.list(account, name, share);
    } catch (error) {
      const failed = error instanceof Failure ? error.facts : null;
      await change(account, name, (row) => {
        if (row.tick !== asked.tick) return { row, result: null };
        const failures = row.failures + 1;
        const wait = Math.min(policy.backoffMax, policy.backoff * 2 ** (failures - 1));
        const readyAt = failed?.retryAt ?? now() + wait;
        return { row: { ...row, failed, failures, readyAt }, result: null };
      });
      deps.changed(account, name);
      throw error;
    }
    const changed = await change(account, name, (row) => {
      const calls = row.month === month(now()) ? row.calls + 1 : 1;
      const counted = { ...row, calls, month: month(now()) };
      if (row.tick !== asked.tick) {
        // Whatever came between knows better; the next look tells.
        return { row: { ...counted, readyAt: now(), triedAt: 0 }, result: false };
      }
      const same = row.failed === null && JSON.stringify(row.rows[name]) === JSON.stringify(rows);
      const read: ListRow = {
        ...{ ...counted, rows: { ...row.rows, [name]: rows }, readAt: asked.at },
        ...{ failures: 0, failed: null, readyAt: asked.at + policy.listRest },
      };
      return { row: read, result: !same };
    });
    if (changed) deps.changed(account, name);
    return rows;
  }

  const shown = <Name extends ListName>(row: ListRow | undefined, name: Name): HeldList<Name> | null => {
    const rows: Lists[Name] | undefined = row?.rows[name];
    return row && rows ? { rows, readAt: row.readAt ?? 0, failure: row.failed } : null;
  };

  async function fresh<Name extends ListName>(account: string, name: Name): Promise<HeldList<Name>> {
    try {
      const rows = await ask(account, name, null, () => true);
      const kept = shown(await held(account, name), name);
      if (kept) return kept;
      return { rows: rows ?? (await deps.list(account, name, null)), readAt: now(), failure: null };
    } catch (error) {
      const kept = shown(await held(account, name), name);
      if (!kept || !(error instanceof Failure)) throw error;
      return { ...kept, failure: error.facts };
    }
  }

  return {
    fresh,
    async get(account, name) {
      const kept = shown(await held(account, name), name);
      if (!kept) return fresh(account, name);
      const old = (row: ListRow, at: number) => at - row.triedAt >= policy.look || row.triedAt > at;
      void ask(account, name, null, old).catch(() => undefined);
      return kept;
    },
    async step(account, name) {
      await ask(account, name, policy.listShare, (row, at) => isDue(row, at, policy)).catch(() => null);
      return (await held(account, name))?.readyAt ?? now() + policy.backoff;
    },
  };
}
