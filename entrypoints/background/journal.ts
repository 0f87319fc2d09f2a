import { partsOf } from '../../lib/accounts/accounts';
import type { AccountPort } from '../../lib/accounts/port';
import { isBrand } from '../../lib/domain/account';
import type { Intent, IntentView } from '../../lib/domain/intent';
import type { Lane, Outbox, OutboxDeps, TicketSource } from '../../lib/outbox/contract';
import { createOutbox } from '../../lib/outbox/outbox';
import { type Ask, createAsk, createSpare, type Spare } from '../../lib/outbox/read';
import type { Store } from '../../lib/outbox/store';
import { serviceOf } from '../../lib/providers/index';
import type { ProviderPort } from '../../lib/providers/provider';
import type { WorkerClock } from './clock';
import { jobs } from './jobs';
import type { Waker } from './waker';

export interface JournalParts {
  store: Store;
  clock: WorkerClock;
  waker: Waker;
  port: AccountPort;
  /** How many people share the company's app, as its policy says now. */
  seats(): number;
  /** Once `seats` is known. */
  ready(): Promise<unknown>;
  /** Names this life of the worker. */
  owner: string;
  /** The message that woke this worker. */
  first: Promise<unknown>;
  /** Where colleagues share a queue. */
  tickets: TicketSource;
  online(): boolean;
  busy(requests: number): void;
  changed(intent: Intent): void;
  settled(intent: Intent): void;
  /** Soon works off what can go now. */
  run(): void;
}

/** An app of a company lives in one tenant: app × tenant is the app. */
function laneOf(account: string, operation: string): Lane {
  const { brand, appId } = partsOf(account);
  if (!isBrand(brand)) return { key: `${operation} ${account}`, limits: [] };
  const { provider } = serviceOf(brand);
  const row = provider.rows.get(`${provider.wire.provider}.${operation}`);
  if (!row) throw new Error(`no endpoint for ${operation}`);
  return { key: `${row.id} ${brand} ${appId}`, limits: row.limits };
}

/** Screens compare with the wall clock. */
function onWall(clock: WorkerClock, view: IntentView): IntentView {
  const { goesAt, createdAt, updatedAt } = view;
  const [made, changed] = [clock.real(createdAt), clock.real(updatedAt)];
  return { ...view, goesAt: goesAt && clock.real(goesAt), createdAt: made, updatedAt: changed };
}

/** The outbox, and reads beside it. */
export interface Journal extends Outbox {
  ask: Ask<ProviderPort>;
  spare: Spare<ProviderPort>;
}

/** The outbox on this worker: every wish sets a wake-up before it is stored, and goes at once if it can. */
export function openJournal(parts: JournalParts): Journal {
  const { clock, waker, run, ready, ...rest } = parts;
  const deps: OutboxDeps<ProviderPort> = {
    ...rest,
    clock,
    random: Math.random,
    jobs,
    laneOf,
    wakeAt: waker.wakeAt,
    timer(ms, done) {
      const timer = setTimeout(done, ms);
      return () => clearTimeout(timer);
    },
  };
  const outbox = createOutbox(deps);
  const stirring =
    <Args extends unknown[], Result>(change: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      const known = waker.arm();
      try {
        return await change(...args);
      } finally {
        known();
        run();
      }
    };
  return {
    ...outbox,
    ask: createAsk(deps),
    spare: createSpare(deps),
    enqueue: stirring(outbox.enqueue),
    enqueueGroup: stirring(outbox.enqueueGroup),
    undo: stirring(outbox.undo),
    retry: stirring(outbox.retry),
    edit: stirring(outbox.edit),
    drop: stirring(outbox.drop),
    pause: stirring(outbox.pause),
    resume: stirring(outbox.resume),
    async view(intents) {
      await ready();
      return (await outbox.view(intents)).map((view) => onWall(clock, view));
    },
    async run() {
      await ready();
      await outbox.run();
    },
  };
}
