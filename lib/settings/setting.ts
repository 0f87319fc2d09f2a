import type { z } from 'zod';

/** One of the browser's key-value stores. `get` answers undefined for an absent key. */
export interface StorageArea {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

export type AreaName = 'local' | 'session';
export type Areas = Readonly<Record<AreaName, StorageArea>>;

/** A stored key, declared once. `migrations[n]` turns a value of version n into one of version n + 1. */
export interface Setting<Value> {
  key: string;
  area: AreaName;
  schema: z.ZodType<Value>;
  default: Value;
  version: number;
  migrations: Readonly<Record<number, (old: unknown) => unknown>>;
}

export const setting = <Value>(
  row: Omit<Setting<Value>, 'version' | 'migrations'> & Partial<Setting<Value>>,
): Setting<Value> => ({ version: 1, migrations: {}, ...row });

/** What was found under a key instead of its value; the value itself is not repeated: it may be private. */
export interface BadSetting {
  key: string;
  why: 'shape' | 'newer' | 'migration' | 'unreadable';
}

/** `update` is read-change-write without another write of this item in between. */
export interface Item<Value> {
  get(): Promise<Value>;
  set(value: Value): Promise<void>;
  update(change: (value: Value) => Value): Promise<Value>;
  reset(): Promise<void>;
}

/** By hand: every read passes here, and a worker's first schemas cost its start. */
const isStored = (raw: unknown): raw is { version: number; value?: unknown } =>
  typeof raw === 'object' &&
  raw !== null &&
  'version' in raw &&
  Number.isSafeInteger(raw.version) &&
  Number(raw.version) >= 1;

function migrate(row: Setting<unknown>, version: number, value: unknown): unknown {
  let current = value;
  for (let at = version; at < row.version; at += 1) {
    const step = row.migrations[at];
    if (!step) throw new Error(`no migration from version ${at}`);
    current = step(current);
  }
  return current;
}

/** Reads never throw: a bad value is reported and answered with the default, and stays stored until it is set anew. */
export function openSetting<Value>(
  row: Setting<Value>,
  areas: Areas,
  report: (bad: BadSetting) => void,
): Item<Value> {
  const area = areas[row.area];
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  const bad = (why: BadSetting['why']): Value => {
    report({ key: row.key, why });
    return row.default;
  };

  async function get(): Promise<Value> {
    let raw: unknown;
    try {
      raw = await area.get(row.key);
    } catch {
      return bad('unreadable');
    }
    if (raw === undefined) return row.default;
    if (!isStored(raw)) return bad('shape');
    if (raw.version > row.version) return bad('newer');
    let value: unknown;
    try {
      value = migrate(row as Setting<unknown>, raw.version, raw.value);
    } catch {
      return bad('migration');
    }
    const inner = row.schema.safeParse(value);
    return inner.success ? inner.data : bad('shape');
  }

  const put = (value: Value) => area.set(row.key, { version: row.version, value });
  return {
    get,
    set: (value) => inTurn(() => put(value)),
    update: (change) =>
      inTurn(async () => {
        const next = change(await get());
        await put(next);
        return next;
      }),
    reset: () => inTurn(() => area.remove(row.key)),
  };
}
