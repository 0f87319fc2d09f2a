import type { Item } from '../../lib/settings/setting';

/** An answer kept until it is told to forget: for what the browser, or this worker itself, announces changes of. */
export interface Remembered<Value> {
  get(): Promise<Value>;
  /** It is this now. */
  tell(value: Value): void;
  forget(): void;
}

export function remembered<Value>(ask: () => Promise<Value>): Remembered<Value> {
  let known: Promise<Value> | undefined;
  return {
    get() {
      const mine = known ?? ask();
      known = mine;
      // What could not be read now may be read next time.
      mine.catch(() => {
        if (known === mine) known = undefined;
      });
      return mine;
    },
    tell(value) {
      known = Promise.resolve(value);
    },
    forget() {
      known = undefined;
    },
  };
}

/** A setting that this worker alone writes: read once in its life, and not written where a change changes nothing. */
export function inMemory<Value>(item: Item<Value>): Item<Value> {
  const known = remembered(item.get);
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  const forgetting = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work;
    } finally {
      known.forget();
    }
  };
  return {
    get: known.get,
    set: (value) => inTurn(() => forgetting(item.set(value))),
    async update(change) {
      let written: Promise<void> | undefined;
      const next = await inTurn(async () => {
        const before = await known.get();
        const after = change(before);
        if (after !== before) {
          // Whoever reads next sees it, before it is on the disk.
          known.tell(after);
          written = item.set(after);
          written.catch(known.forget);
        }
        return after;
      });
      await written;
      return next;
    },
    reset: () => inTurn(() => forgetting(item.reset())),
  };
}
