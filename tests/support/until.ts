import { setTimeout } from 'node:timers/promises';

/** Waits for a condition, never for a time: resolves with the first truthy value, throws after `ms`. */
export async function until<T>(
  what: () => T | Promise<T>,
  why: string,
  ms = 15_000,
): Promise<Exclude<T, null | undefined | false | 0 | ''>> {
  const end = performance.now() + ms;
  let last: unknown;
  for (;;) {
    try {
      const value = await what();
      if (value) return value as Exclude<T, null | undefined | false | 0 | ''>;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end) throw new Error(`waited ${ms} ms for ${why}`, { cause: last });
    await setTimeout(25);
  }
}
