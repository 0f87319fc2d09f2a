import type { FailureFacts } from '../domain/failure';
import type { Intent } from '../domain/intent';
import type { Attempt } from '../domain/job';
import type { AnyJob, Gate, Lane } from './contract';
import { within } from './deadline';
import { keepFollowUp } from './follow-up';
import { factsOf, type Kit, operationOf } from './kit';
import { disturb } from './shifts';
import { answered, demandOf, readSlot, refused, Stopped, takeInTx, ticketFor } from './slots';
import {
  afterRefusal,
  afterUnclear,
  calm,
  changed,
  dead,
  dispositionOf,
  holds,
  settled,
} from './transitions';

/** What a job decided for an intent as it was at `intent.revision`. The attempt's port speaks through `line`. */
export interface Decided<Port> {
  intent: Intent;
  job: AnyJob<Port>;
  snapshot: unknown;
  attempt: Attempt<unknown>;
  line: Line;
}

/** A port is made before its gate is known: calls wait for no gate, they are refused until one is connected. */
export interface Line {
  gate: Gate;
  connect(gate: Gate): void;
}

export function createLine(): Line {
  let connected: Gate | undefined;
  return {
    gate: async (row, how) => {
      if (!connected) throw new Stopped(null);
      await connected(row, how);
    },
    connect: (gate) => {
      connected = gate;
    },
  };
}

interface Call {
  /** The attempt of this worker, once its first byte may leave. */
  attempt: number | null;
  sentAt: number;
  stopped: Stopped | null;
}

/**
 * The gate of one write: pending → in flight and the slot in one strict transaction, right before the call. A second call of
 * the same attempt (a token that had to be renewed) takes a slot of its own.
 */
function writeGate<Port>(
  kit: Kit<Port>,
  decided: Decided<Port>,
  lane: Lane,
  operation: string,
  call: Call,
): Gate {
  const { intent, snapshot } = decided;
  const demand = demandOf(kit, intent.class);
  const pass: Gate = async (row, how) => {
    if (operationOf(row) !== operation) {
      await readSlot(kit, intent.account, row, `${intent.id} ${row.id}`);
      return;
    }
    const ticket = await ticketFor(kit, lane, intent.class, `${intent.id} ${intent.attempt + 1}`);
    if (ticket !== null && ticket > kit.now()) throw new Stopped(ticket);
    await kit.write('strict', async (tx) => {
      const now = kit.now();
      const current = await tx.get('intents', intent.id);
      const mine =
        call.attempt === null
          ? current?.state === 'pending' && current.revision === intent.revision
          : holds(current, call.attempt, kit.deps.owner);
      if (!current || !mine) throw new Stopped(null);
      const wait = await takeInTx(tx, lane, now, { ...demand, ticketed: ticket !== null });
      if (wait !== null) throw new Stopped(wait);
      await tx.save(
        changed(current, now, {
          state: 'inFlight',
          attempt: call.attempt ?? intent.attempt + 1,
          owner: kit.deps.owner,
          operation,
          snapshot,
          sentAt: now,
          resendable: how?.resendable,
          waiting: undefined,
          needsYou: undefined,
        }),
      );
      await disturb(kit, tx, { ...intent, operation }, now + kit.policy.timeout + kit.policy.quiescence);
      call.sentAt = now;
    });
    call.attempt = intent.attempt + 1;
  };
  return async (row, how) => {
    try {
      await pass(row, how);
    } catch (error) {
      if (error instanceof Stopped) call.stopped = error;
      throw error;
    }
  };
}

/** Sends the write of an intent and records what came of it. `begun` once the slot is taken or refused. */
export async function send<Port>(kit: Kit<Port>, decided: Decided<Port>, begun: () => void): Promise<void> {
  const { intent, attempt, line } = decided;
  const { operation } = attempt;
  const lane = kit.deps.laneOf(intent.account, operation);
  const call: Call = { attempt: null, sentAt: 0, stopped: null };
  const gate = writeGate(kit, decided, lane, operation, call);
  try {
    line.connect((row, how) => gate(row, how).finally(begun));
    const result = await within(kit, () => attempt.send());
    await succeeded(kit, decided, lane, operation, call, result);
  } catch (error) {
    await failed(kit, decided, lane, operation, call, error);
  } finally {
    begun();
  }
}

async function succeeded<Port>(
  kit: Kit<Port>,
  { intent }: Decided<Port>,
  lane: Lane,
  operation: string,
  call: Call,
  result: unknown,
): Promise<void> {
  await kit.write('relaxed', async (tx) => {
    const now = kit.now();
    if (call.attempt !== null) await answered(tx, lane, call.sentAt, now, demandOf(kit, intent.class));
    const current = await tx.get('intents', intent.id);
    const mine =
      call.attempt === null
        ? current?.revision === intent.revision
        : holds(current, call.attempt, kit.deps.owner);
    if (!current || !mine) return;
    const done = await tx.save(settled(current, now, 'done', result));
    await keepFollowUp(kit, tx, done, now + kit.policy.followUp);
    await disturb(kit, tx, { ...intent, operation }, done.unclearUntil ?? 0);
  });
}

async function failed<Port>(
  kit: Kit<Port>,
  decided: Decided<Port>,
  lane: Lane,
  operation: string,
  call: Call,
  error: unknown,
): Promise<void> {
  const { intent, job, snapshot } = decided;
  const stopped = call.stopped ?? (error instanceof Stopped ? error : null);
  const facts = factsOf(error);
  const clear = call.attempt === null || stopped !== null || facts.execution === 'notExecuted';
  await kit.write('relaxed', async (tx) => {
    const moment = kit.moment();
    const { now } = moment;
    const demand = demandOf(kit, intent.class);
    const isRefusal = !stopped && clear && dispositionOf(facts) === 'lane';
    const opens = isRefusal ? await refused(tx, lane, call.sentAt || now, facts, moment, demand) : now;
    if (call.attempt !== null && !isRefusal) await answered(tx, lane, call.sentAt, now, demand);
    const current = await tx.get('intents', intent.id);
    const mine =
      call.attempt === null
        ? current?.revision === intent.revision
        : holds(current, call.attempt, kit.deps.owner);
    if (!current || !mine) return;
    if (stopped) {
      const at = stopped.at ?? now;
      if (call.attempt === null && at <= now) return;
      await tx.save(changed(current, now, { state: 'pending', owner: null, waiting: 'slot', readyAt: at }));
    } else if (!clear) {
      await tx.save(afterUnclear(current, facts, moment, job.repeatable(intent.input, snapshot)));
    } else {
      await tx.save(refusedAs(decided, current, facts, moment, opens));
    }
    const after = await tx.get('intents', intent.id);
    await disturb(kit, tx, { ...intent, operation }, after?.unclearUntil ?? 0);
  });
}

/** Lets the job say that a refusal means "it is so already" or "look again" before it counts as one. */
function refusedAs<Port>(
  { job, intent, snapshot }: Decided<Port>,
  current: Intent,
  facts: FailureFacts,
  moment: Parameters<typeof afterRefusal>[2],
  opens: number,
): Intent {
  const { now, policy } = moment;
  const means = job.refused?.(facts, intent.input, snapshot) ?? null;
  if (means === null) return afterRefusal(current, facts, moment, opens);
  if (means !== 'lookAgain') return settled(current, now, 'done', means.settled);
  // The service answered: what failed before, as by many a lost answer, does not count.
  const looks = (current.looks ?? 0) + 1;
  if (looks >= policy.patience) return dead(current, now, { failure: facts });
  return changed(current, now, {
    ...calm,
    looks,
    state: 'pending',
    owner: null,
    maybeExecuted: undefined,
    snapshot: undefined,
    lookAfter: now + 1,
    readyAt: now,
  });
}
