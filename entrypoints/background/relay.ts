import { createRelayCaller, type RelayCaller, type RelayDeps } from '../../lib/accounts/relay';

/** How long a relay that did not answer is not asked for places in the queue. */
const restMs = 30_000;

export interface RelayDesk {
  ask: RelayCaller;
  /** Is it worth asking for a place in the queue? */
  up(base: string): boolean;
  /** Did the last question go unanswered? */
  isDown(base: string): boolean;
}

/** The company's relays, and which of them is away. */
export function openRelays(parts: Omit<RelayDeps, 'heard'> & { changed(): Promise<void> }): RelayDesk {
  const silent = new Map<string, number>();
  const ask = createRelayCaller({
    ...parts,
    heard(base, answered) {
      const before = silent.has(base);
      if (answered) silent.delete(base);
      else silent.set(base, parts.now());
      if (before === answered) void parts.changed().catch(() => undefined);
    },
  });
  return {
    ask,
    up: (base) => (silent.get(base) ?? Number.NEGATIVE_INFINITY) + restMs <= parts.now(),
    isDown: (base) => silent.has(base),
  };
}
