import type { Outbox, OutboxDeps } from './contract';

export function createOutbox<Port>(deps: OutboxDeps<Port>): Outbox {
  throw new Error(`not wired: ${deps.owner}`);
}
