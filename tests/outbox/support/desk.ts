import { z } from 'zod';
import type { Intent } from '../../../lib/domain/intent';
import type { AnyJob, Gate, OutboxDeps } from '../../../lib/outbox/contract';
import { createKit } from '../../../lib/outbox/kit';
import { createMemoryStore } from '../../../lib/outbox/memory-store';
import { start } from './bench';
import { intent } from './intent';

/** A port that makes a call of any name. */
export interface DeskPort {
  gate: Gate;
}

export const limit = { count: 2, perMs: 60_000, source: 'documented' } as const;

const noteJob: AnyJob<DeskPort> = {
  ...{ kind: 'note', version: 1, input: z.unknown(), class: 'click', needs: ['notes.list', 'notes.create'] },
  scan: { operation: 'notes.list', disturbedBy: ['notes.delete'], page: async () => ({ rows: [] }) },
  resource: () => 'note',
  look: () => ({ snapshot: 'looked' }),
  coalesce: () => null,
  attempt: () => ({ operation: 'notes.create', send: async () => 'sent' }),
  repeatable: () => false,
  reconcile: () => ({ verdict: 'absent' }),
  undo: () => null,
  describe: () => ({ key: 'note', params: [] }),
};

/** The parts of an outbox over one job whose answers a test plans, a store, and a clock that a test moves. */
export function createDesk(plan: Partial<AnyJob<DeskPort>> = {}, to: Partial<OutboxDeps<DeskPort>> = {}) {
  let now = start;
  const timers: (() => void)[] = [];
  const store = createMemoryStore();
  const job = { ...noteJob, ...plan };
  const after: AnyJob<DeskPort> = { ...noteJob, kind: 'after', scan: null };
  const kit = createKit<DeskPort>({
    ...{ clock: { now: () => now }, store, random: () => 0.5, owner: 'w', jobs: [job, after] },
    port: (_, gate) => ({ gate }),
    laneOf: (_, key) => ({ key, limits: [limit] }),
    ...{ online: () => true, wakeAt: () => undefined, changed: () => undefined },
    timer: (_, fn) => {
      timers.push(fn);
      return () => undefined;
    },
    ...to,
  });
  return {
    ...{ kit, job, store, timers },
    now: () => now,
    pass: (ms: number) => {
      now += ms;
    },
    note: (more: Partial<Intent> = {}) => intent({ kind: 'note', resource: 'note', ...more }),
    keep: (...rows: Intent[]) =>
      store.write('strict', async (tx) => {
        for (const row of rows) await tx.put('intents', row);
      }),
    row: (id = 'a') => store.read((tx) => tx.get('intents', id)),
    lane: (key: string) => store.read((tx) => tx.get('lanes', key)),
    scans: () => store.read((tx) => tx.all('scans')),
  };
}
