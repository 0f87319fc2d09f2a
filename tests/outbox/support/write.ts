import { expect } from 'vitest';
import { Failure, type FailureFacts } from '../../../lib/domain/failure';
import type { Intent } from '../../../lib/domain/intent';
import type { AnyJob, OutboxDeps } from '../../../lib/outbox/contract';
import { logSlot, newLane } from '../../../lib/outbox/lane';
import { createLine, send } from '../../../lib/outbox/sender';
import { start } from './bench';
import { createDesk, type DeskPort, limit } from './desk';

export const operation = 'notes.delete';

interface Setting {
  job?: Partial<AnyJob<DeskPort>>;
  deps?: Partial<OutboxDeps<DeskPort>>;
  row?: Partial<Intent>;
}

/** One write that a worker decided on; `act` is what its attempt does with the gate of its port. */
export async function createWrite({ job, deps, row: to }: Setting = {}) {
  const desk = createDesk(job, deps);
  const row = desk.note({ waiting: 'slot', needsYou: true, ...to });
  await desk.keep(row);
  const line = createLine();
  const begun: (Intent | undefined)[] = [];
  const call = (id = `feishu.${operation}`) => line.gate({ id, limits: [] });
  const go = async (act: () => Promise<unknown>) => {
    const decided = {
      intent: row,
      job: desk.job,
      snapshot: 'before',
      attempt: { operation, send: act },
      line,
    };
    await send(desk.kit, decided, () => begun.push(undefined));
    return desk.row();
  };
  const fill = (calls: number) =>
    desk.kit.write('strict', async (tx) => {
      let lane = newLane(operation);
      for (let index = 0; index < calls; index += 1) lane = logSlot(lane, [limit], start);
      await tx.put('lanes', lane);
    });
  const until = async () => {
    const shifts = (await desk.scans()).find(({ key }) => key === 'me notes.list shifts');
    return shifts?.row === 'shifts' ? shifts.until : undefined;
  };
  const fail = async (facts: Partial<FailureFacts>, ms = 0): Promise<never> => {
    await call();
    desk.pass(ms);
    throw new Failure({ kind: 'network', execution: 'unknown', ...facts });
  };
  return { ...desk, line, call, go, begun, fill, until, fail };
}

/** How a call that is not made ends. */
export const held = (at: number | null) => expect.objectContaining({ name: 'Stopped', at });
