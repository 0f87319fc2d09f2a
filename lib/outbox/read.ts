import { Failure } from '../domain/failure';
import type { Gate, OutboxDeps } from './contract';
import { createKit, factsOf, operationOf } from './kit';
import { answered, readSlot, refused, Stopped } from './slots';
import { dispositionOf } from './transitions';

/** A screen waits this long for a slot; whoever would wait longer is told when there is one. */
const patience = 5_000;

/** What a screen wants to know at once. Rejects with `Failure`. */
export type Ask<Port> = <Result>(account: string, read: (port: Port) => Promise<Result>) => Promise<Result>;

/** Reads beside the journal, in the same lanes: they count like every call, and nobody's work is kept. */
export function createAsk<Port>(deps: OutboxDeps<Port>): Ask<Port> {
  const kit = createKit(deps);
  const pause = (ms: number) => new Promise<void>((resolve) => void deps.timer(ms, resolve));

  return async (account, read) => {
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
      const until = kit.now() + patience;
      for (let turn = 0; ; turn += 1) {
        try {
          call = {
            id: row.id,
            sentAt: await readSlot(kit, account, row, `ask ${row.id} ${kit.now()} ${turn}`),
          };
          return;
        } catch (error) {
          if (!(error instanceof Stopped)) throw error;
          const at = error.at ?? kit.now();
          if (at > until) throw new Failure({ kind: 'rateLimited', execution: 'notExecuted', retryAt: at });
          await pause(Math.max(1, at - kit.now()));
        }
      }
    };
    try {
      const result = await read(deps.port(account, gate));
      await settle(null);
      return result;
    } catch (error) {
      await settle(factsOf(error));
      throw error;
    }
  };
}
