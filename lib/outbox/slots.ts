import type { FailureFacts } from '../domain/failure';
import type { IntentClass } from '../domain/intent';
import type { Lane } from './contract';
import { type Kit, operationOf } from './kit';
import { type LaneRow, logSlot, newLane, nextSlot, settleSlot } from './lane';
import { type Demand, single } from './pace';
import { refuseSlot } from './refusal';
import type { ReadTx, WriteTx } from './store';
import type { Moment } from './transitions';

/** Thrown by a gate: the call was not made. `at` = when it may be; null = it is no longer wanted. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly at: number | null;

  constructor(at: number | null) {
    super('not now');
    this.at = at;
  }
}

/** What a click may do, others do at their place. */
export const demandOf = <Port>({ deps }: Kit<Port>, intentClass: IntentClass): Demand => ({
  batch: intentClass !== 'click',
  seats: deps.seats?.() ?? 0,
});

export const laneRow = async (tx: ReadTx, key: string): Promise<LaneRow> =>
  (await tx.get('lanes', key)) ?? newLane(key);

/** Takes a slot inside the caller's transaction, or says when there will be one. */
export async function takeInTx(
  tx: WriteTx,
  lane: Lane,
  now: number,
  { ticketed = false, ...demand }: Demand & { ticketed?: boolean },
): Promise<number | null> {
  const row = await laneRow(tx, lane.key);
  const free = ticketed ? nextSlot(row, [], now) : nextSlot(row, lane.limits, now, demand);
  if (free > now) return free;
  await tx.put('lanes', logSlot(row, lane.limits, now, demand));
  return null;
}

/** An answer came: a late one moves its slot. */
export async function answered(
  tx: WriteTx,
  lane: Lane,
  sentAt: number,
  now: number,
  demand: Demand = single,
): Promise<void> {
  const row = await laneRow(tx, lane.key);
  const next = settleSlot(row, lane.limits, sentAt, now, demand);
  if (next !== row) await tx.put('lanes', next);
}

/** The answer was "too many": the lane closes. Says when the call may be tried again. */
export async function refused(
  tx: WriteTx,
  lane: Lane,
  sentAt: number,
  facts: FailureFacts,
  { now, random }: Moment,
  demand: Demand = single,
): Promise<number> {
  const row = await laneRow(tx, lane.key);
  const refusal = { sentAt, now, retryAt: facts.retryAt, random };
  const { lane: closed, again } = refuseSlot(row, lane.limits, refusal, demand);
  await tx.put('lanes', closed);
  return again;
}

/** With a ticket source: when this call may go, or null where no source answers and the own log decides. */
export async function ticketFor<Port>(
  kit: Kit<Port>,
  lane: Lane,
  intentClass: IntentClass,
  id: string,
): Promise<number | null> {
  if (!kit.deps.tickets) return null;
  try {
    const { at, expires } = await kit.deps.tickets.ask(lane.key, intentClass, id);
    return expires > kit.now() ? at : null;
  } catch {
    return null;
  }
}

/** A slot for a read: strict, so that the count outlives a power cut. `along` is written with it, or both are not. */
export async function readSlot<Port>(
  kit: Kit<Port>,
  account: string,
  row: { id: string },
  id: string,
  demand: Demand = single,
  along: (tx: WriteTx) => Promise<void> = async () => undefined,
): Promise<number> {
  const lane = kit.deps.laneOf(account, operationOf(row));
  const ticket = await ticketFor(kit, lane, 'click', id);
  if (ticket !== null && ticket > kit.now()) throw new Stopped(ticket);
  return kit.write('strict', async (tx) => {
    const now = kit.now();
    const wait = await takeInTx(tx, lane, now, { ...demand, ticketed: ticket !== null });
    if (wait !== null) throw new Stopped(wait);
    await along(tx);
    return now;
  });
}

/** A slot only while no more than `share` (0–1) of the counter's rate is in use, whoever uses it; at least one call. */
export async function spareSlot<Port>(
  kit: Kit<Port>,
  account: string,
  row: { id: string },
  share: number,
): Promise<number> {
  const lane = kit.deps.laneOf(account, operationOf(row));
  const demand = demandOf(kit, 'refresh');
  const few = lane.limits.map(({ count, ...limit }) => ({
    ...limit,
    count: Math.max(1, Math.floor(count * share)),
  }));
  const ticket = await ticketFor(kit, lane, 'refresh', `spare ${row.id} ${kit.now()}`);
  if (ticket !== null && ticket > kit.now()) throw new Stopped(ticket);
  return kit.write('strict', async (tx) => {
    const now = kit.now();
    const known = await laneRow(tx, lane.key);
    const free = nextSlot(known, few, now, demand);
    if (free > now) throw new Stopped(free);
    await tx.put('lanes', logSlot(known, lane.limits, now, demand));
    return now;
  });
}
