import type { Intent } from '../../../lib/domain/intent';
import type { Rows, Store, StoreName, WriteTx } from '../../../lib/outbox/store';

/** A store with one guard taken out, as one worker reaches it. `pause` lets others act. */
export type Breakage = (store: Store, pause: () => Promise<void>) => Store;

/** Nothing is on the disk before it is said to be. */
export const withoutStrictCommit: Breakage = (store) => ({
  ...store,
  write: (_, body) => store.write('relaxed', body),
});

/** The count of calls is written after the transaction that allowed the call. */
export const withoutSlotInTransaction: Breakage = (store, pause) => ({
  ...store,
  async write(durability, body) {
    const lanes: Rows['lanes'][] = [];
    const result = await store.write(durability, (tx) => {
      lanes.length = 0;
      const put: WriteTx['put'] = async <Name extends StoreName>(name: Name, row: Rows[Name]) => {
        if (name === 'lanes' && 'log' in row) lanes.push(row);
        else await tx.put(name, row);
      };
      return body({ ...tx, put });
    });
    if (lanes.length > 0) {
      await pause();
      await store.write(durability, async (tx) => {
        for (const row of lanes) await tx.put('lanes', row);
      });
    }
    return result;
  },
});

/** What a worker compares with is what it read before, not what is there when it writes. */
export const withoutComparison: Breakage = (store) => {
  let seen = new Map<string, Intent>();
  return {
    ...store,
    read: (body) =>
      store.read(async (tx) => {
        seen = new Map((await tx.all('intents')).map((intent) => [intent.id, intent]));
        return body(tx);
      }),
    write: (durability, body) =>
      store.write(durability, (tx) => {
        const get: WriteTx['get'] = async <Name extends StoreName>(name: Name, key: string) => {
          const old = name === 'intents' ? seen.get(key) : undefined;
          return (old as Rows[Name] | undefined) ?? tx.get(name, key);
        };
        const put: WriteTx['put'] = async (name, row) => {
          if ('state' in row) seen.set(row.id, row);
          await tx.put(name, row);
        };
        return body({ ...tx, get, put });
      }),
  };
};
