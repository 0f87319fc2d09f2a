import { z } from 'zod';
import type { ClockShift } from '../../lib/domain/clock';

interface DemoStorage {
  local: { get(key: string): Promise<Record<string, unknown>> };
  onChanged: { addListener(listener: (changes: Record<string, { newValue?: unknown }>) => void): void };
}

/** What a test or `npm start` tells the demo build: where the sandbox is, and how its clock runs. */
export interface Demo {
  url(): string | undefined;
  shift(): ClockShift | undefined;
  /** Instead of the browser's managed storage. */
  policy(): unknown;
  /** From now on told of each change. */
  follow(changed: () => void): void;
}

/** Only the demo build calls this; the schema is made inside so that no other build carries it. */
export async function openDemo(storage: DemoStorage): Promise<Demo> {
  const schema = z.object({
    url: z
      .url({ protocol: /^https?$/, hostname: /^127\.0\.0\.1$/ })
      .transform((url) => url.replace(/\/$/, '')),
    policy: z.unknown().optional(),
    clock: z.object({ realMs: z.number(), virtualMs: z.number(), scale: z.number().positive() }).optional(),
  });
  const read = (value: unknown) => schema.safeParse(value).data;
  let now: z.output<typeof schema> | undefined;
  let changed: () => void = () => undefined;
  /** News may overtake the answer to a question that was asked before it. */
  let heard = false;
  storage.onChanged.addListener((changes) => {
    if (!changes.demo) return;
    heard = true;
    now = read(changes.demo.newValue);
    changed();
  });
  const { demo } = await storage.local.get('demo');
  if (!heard) now = read(demo);
  return {
    url: () => now?.url,
    shift: () => now?.clock,
    policy: () => now?.policy,
    follow(tell) {
      changed = tell;
    },
  };
}
