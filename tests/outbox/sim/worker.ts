import { saveSender } from '../../../lib/jobs/contacts/save-sender';
import { deleteContact, restoreContact } from '../../../lib/jobs/contacts/take-back';
import type { Outbox } from '../../../lib/outbox/contract';
import { createOutbox } from '../../../lib/outbox/outbox';
import type { Policy } from '../../../lib/outbox/policy';
import type { Store } from '../../../lib/outbox/store';
import type { Breakage } from './broken';
import type { Dice } from './random';
import type { Service } from './service';
import type { Life, Timeline } from './timeline';

export interface SimWorker {
  life: Life;
  outbox: Outbox;
  run(): void;
}

export interface SimWorld {
  timeline: Timeline;
  dice: Dice;
  service: Service;
  store: Store;
  policy: Partial<Policy>;
  limit: { count: number; perMs: number };
  online: boolean;
  /** Workers that ever lived. */
  lives: number;
  breakage?: Breakage;
  /** Faults of ours, not of the world. */
  errors: unknown[];
}

/**
 * The database as one worker reaches it: a write is two waits, before it begins and before its end is known. A read is one:
 * dying after it is the same as dying before what comes next.
 */
function reach(world: SimWorld, life: Life): Store {
  const { timeline, dice } = world;
  const pause = () => timeline.wait(life, dice.between(0, 2));
  const store = world.breakage?.(world.store, pause) ?? world.store;
  return {
    read: async (body) => {
      await timeline.wait(life, dice.between(0, 3));
      return store.read(body);
    },
    write: async (durability, body) => {
      await timeline.wait(life, dice.between(0, 2), true);
      const result = await store.write(durability, body);
      await timeline.wait(life, dice.between(0, 1));
      return result;
    },
    close: () => undefined,
  };
}

/** A worker that starts now: works off the journal and wakes itself. */
export function startWorker(world: SimWorld): SimWorker {
  const { timeline, service } = world;
  const life: Life = { alive: true };
  world.lives += 1;
  const owner = `worker-${world.lives}`;
  let wake: (() => void) | undefined;
  const run = () => {
    outbox.run().catch((error: unknown) => {
      if (life.alive) world.errors.push(error);
    });
  };
  const outbox = createOutbox({
    clock: timeline,
    store: reach(world, life),
    random: world.dice.random,
    owner,
    // What woke it is a message that is being answered, or none is.
    first: timeline.wait(life, world.dice.between(0, 1) * world.dice.between(0, 100)),
    jobs: [saveSender, deleteContact, restoreContact],
    port: (_, gate) => service.port(life, gate),
    laneOf: (_, operation) => ({ key: operation, limits: [{ ...world.limit, source: 'documented' }] }),
    online: () => world.online,
    wakeAt: (ms) => {
      wake?.();
      wake = ms === null || !life.alive ? undefined : timeline.at(ms, life, run);
    },
    changed: () => undefined,
    timer: (ms, fn) => (life.alive ? timeline.at(timeline.now() + ms, life, fn) : () => undefined),
    policy: world.policy,
  });
  run();
  return { life, outbox, run };
}
