import { Failure } from '../domain/failure';
import type { Gate, OutboxDeps } from './contract';
import type { Kit } from './kit';
import { createKit, factsOf, operationOf } from './kit';
import { answered, readSlot, refused, Stopped, spareSlot } from './slots';
import { dispositionOf } from './transitions';

/** A screen waits this long for a slot; whoever would wait longer is told when there is one. */
const patience = 5_000;

/** What a screen wants to know at once. Rejects with `Failure`. */
export type Ask<Port> = <Result>(account: string, read: (port: Port) => Promise<Result>) => Promise<Result>;

/** The same in what the person's own work leaves of a counter: `share` (0–1) of its rate is all that may be in use. */
export type Spare<Port> = <Result>(
  account: string,
  share: number,
  read: (port: Port) => Promise<Result>,
) => Promise<Result>;

/** When the call was let through. Throws to stop it. */
type Take = (row: { id: string }) => Promise<number>;

/** One read whose calls pass `take`, and what the answers teach of the lane. */
async function through<Port, Result>(
  kit: Kit<Port>,
  account: string,
  take: Take,
  read: (port: Port) => Promise<Result>,
): Promise<Result> {
  let call: { id: string; sentAt: number } | null = null;
  const laneOf = (id: string) => kit.deps.laneOf(account, operationOf({ id }));
  const settle = async (facts: Failure['facts'] | null) => {
    if (!call) return;
    const { id, sentAt } = call;
    call = null;
    const limited = facts !== null && dispositionOf(facts) === 'lane';
    await kit.write('relaxed', async (tx) => {
      if (limited) await refused(tx, laneOf(id), sentAt, facts, kit.moment());
      else await answered(tx, laneOf(id), sentAt, kit.now());
    });
  };
  const gate: Gate = async (row) => {
    await settle(null);
    call = { id: row.id, sentAt: await take(row) };
  };
  try {
    const result = await read(kit.deps.port(account, gate));
    await settle(null);
    return result;
  } catch (error) {
    await settle(factsOf(error));
    throw error;
  }
}

const wait = (at: number) => new Failure({ kind: 'rateLimited', execution: 'notExecuted', retryAt: at });

/** Reads beside the journal, in the same lanes: they count like every call, and nobody's work is kept. */
export function createAsk<Port>(deps: OutboxDeps<Port>): Ask<Port> {
  const kit = createKit(deps);
  const pause = (ms: number) => new Promise<void>((resolve) => void deps.timer(ms, resolve));
  return (account, read) => {
    const take: Take = async (row) => {
      const until = kit.now() + patience;
      for (let turn = 0; ; turn += 1) {
        try {
          return await readSlot(kit, account, row, `ask ${row.id} ${kit.now()} ${turn}`);
        } catch (error) {
          if (!(error instanceof Stopped)) throw error;
          const at = error.at ?? kit.now();
          if (at > until) throw wait(at);
          await pause(Math.max(1, at - kit.now()));
        }
      }
    };
    return through(kit, account, take, read);
  };
}

/** Reads nobody waits for. Rejects with `rateLimited` and the moment where the counter has no room to spare now. */
export function createSpare<Port>(deps: OutboxDeps<Port>): Spare<Port> {
  const kit = createKit(deps);
  return (account, share, read) => {
    const take: Take = async (row) => {
      try {
        return await spareSlot(kit, account, row, share);
      } catch (error) {
        throw error instanceof Stopped ? wait(error.at ?? kit.now()) : error;
      }
    };
    return through(kit, account, take, read);
  };
}
