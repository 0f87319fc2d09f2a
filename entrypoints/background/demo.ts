import type { ClockShift } from '../../lib/domain/clock';

interface DemoStorage {
  local: { get(key: string): Promise<Record<string, unknown>> };
  onChanged: { addListener(listener: (changes: Record<string, { newValue?: unknown }>) => void): void };
}

/** What a test or `npm start` tells the demo build: where the sandbox is, and how its clock runs. */
export interface Demo {
  /** What was told before this worker started is known. */
  known: Promise<void>;
  url(): string | undefined;
  shift(): ClockShift | undefined;
  /** Instead of the browser's managed storage. */
  policy(): unknown;
  /** From now on told of each change. */
  follow(changed: () => void): void;
}

interface Told {
  url: string;
  policy: unknown;
  clock: ClockShift | undefined;
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** No schema: each start of the demo build would pay for one that the shipped build has not. */
function read(value: unknown): Told | undefined {
  const { url, policy, clock } = fieldsOf(value);
  if (typeof url !== 'string' || !/^https?:\/\/127\.0\.0\.1(:\d+)?\/?$/.test(url)) return undefined;
  const { realMs, virtualMs, scale } = fieldsOf(clock);
  const shifted = typeof realMs === 'number' && typeof virtualMs === 'number' && typeof scale === 'number';
  if (clock !== undefined && !(shifted && scale > 0)) return undefined;
  return { url: url.replace(/\/$/, ''), policy, clock: shifted ? { realMs, virtualMs, scale } : undefined };
}

/** Only the demo build calls this. */
export function openDemo(storage: DemoStorage): Demo {
  let now: Told | undefined;
  let changed: () => void = () => undefined;
  /** News may overtake the answer to a question that was asked before it. */
  let heard = false;
  storage.onChanged.addListener((changes) => {
    if (!changes.demo) return;
    heard = true;
    now = read(changes.demo.newValue);
    changed();
  });
  return {
    known: storage.local.get('demo').then(({ demo }) => {
      if (!heard) now = read(demo);
    }),
    url: () => now?.url,
    shift: () => now?.clock,
    policy: () => now?.policy,
    follow(tell) {
      changed = tell;
    },
  };
}
