import type { MirrorStore } from './database';

/** What was read under a key is answered from memory until something is written; at the most `most` of them. */
export function untilWritten<Value>(store: Pick<MirrorStore, 'writes'>, most: number) {
  const known = new Map<string, Promise<Value>>();
  let at = store.writes;
  return (key: string, read: () => Promise<Value>): Promise<Value> => {
    if (at !== store.writes || known.size >= most) known.clear();
    at = store.writes;
    const held = known.get(key);
    if (held) return held;
    const fresh = read();
    known.set(key, fresh);
    fresh.catch(() => known.delete(key));
    return fresh;
  };
}
