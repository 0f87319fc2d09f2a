import type { Intent } from '../../../lib/domain/intent';
import type { Store, WriteTx } from '../../../lib/outbox/store';

/** What the world saw of the journal as it was committed. */
export interface Seen {
  /** When the person changed a wish or sent it on, ascending, by id; the fraction tells those of one moment apart. */
  wished: ReadonlyMap<string, readonly number[]>;
}

/** A store whose commits are looked at from outside the workers. */
export function watched(store: Store, now: () => number): { store: Store; seen: Seen } {
  const known = new Map<string, Intent>();
  const wished = new Map<string, number[]>();
  let commits = 0;
  const note = (row: Intent) => {
    const old = known.get(row.id);
    const revived = old?.state === 'dead' && row.state === 'pending';
    const edited = old?.kind === row.kind && JSON.stringify(old.input) !== JSON.stringify(row.input);
    commits += 1;
    if (revived || edited) wished.set(row.id, [...(wished.get(row.id) ?? []), now() + commits / 2000]);
    known.set(row.id, row);
  };
  return {
    seen: { wished },
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
