import type { Intent } from '../../../lib/domain/intent';
import type { Store, WriteTx } from '../../../lib/outbox/store';

/** What the world saw of the journal as it was committed. */
export interface Seen {
  /** When the person changed a wish or sent it on, ascending, by id; the fraction tells those of one moment apart. */
  wished: ReadonlyMap<string, readonly number[]>;
  /** When each was first kept, likewise. */
  kept: ReadonlyMap<string, number>;
  /** Each input that a wish was sent with, by id: an edit forgets the one before. */
  sent: ReadonlyMap<string, readonly unknown[]>;
}

/** A store whose commits are looked at from outside the workers. */
export function watched(
  store: Store,
  now: () => number,
): {
  store: Store;
  seen: Seen;
  /** After a power cut: these rows are all that the journal knows. */
  remember(rows: readonly Intent[]): void;
} {
  const known = new Map<string, Intent>();
  const wished = new Map<string, number[]>();
  const sent = new Map<string, unknown[]>();
  const kept = new Map<string, number>();
  let commits = 0;
  const note = (row: Intent) => {
    const old = known.get(row.id);
    const revived = old?.state === 'dead' && row.state === 'pending';
    const edited = old?.kind === row.kind && JSON.stringify(old.input) !== JSON.stringify(row.input);
    commits += 1;
    if (!old) kept.set(row.id, now() + commits / 2000);
    if (revived || edited) wished.set(row.id, [...(wished.get(row.id) ?? []), now() + commits / 2000]);
    if (row.state === 'inFlight') sent.set(row.id, [...(sent.get(row.id) ?? []), row.input]);
    known.set(row.id, row);
  };
  return {
    seen: { wished, sent, kept },
    remember: (rows) => {
      known.clear();
      for (const row of rows) known.set(row.id, row);
    },
    store: {
      ...store,
      async write(durability, body) {
        let rows: Intent[] = [];
        const result = await store.write(durability, (tx) => {
          rows = [];
          const put: WriteTx['put'] = (name, row) => {
            if ('state' in row) rows.push(row);
            return tx.put(name, row);
          };
          return body({ ...tx, put });
        });
        rows.forEach(note);
        return result;
      },
    },
  };
}
