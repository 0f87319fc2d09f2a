import type { AccountView } from '../domain/account';
import type { IntentClass } from '../domain/intent';
import { rowOf } from '../providers/index';
import type { RelayCaller } from './relay';

export interface TicketsDeps {
  relay: RelayCaller;
  accounts(): Promise<Pick<AccountView, 'id' | 'brand' | 'appId' | 'state' | 'relay'>[]>;
  token(account: string): Promise<string>;
  now(): number;
  /** Is it worth asking? A relay that is down is not asked before each call. */
  up(base: string): boolean;
}

/** A relay that does not answer soon is no help: the call goes paced by this machine alone. */
const timeoutMs = 4_000;

/** Places in the queue that all colleagues share. Rejects where no relay hands any out. */
export function createTickets({ relay, accounts, token, now, up }: TicketsDeps) {
  return {
    async ask(lane: string, intentClass: IntentClass, id: string): Promise<{ at: number; expires: number }> {
      const [row = '', brand = '', appId = ''] = lane.split(' ');
      const mine = (await accounts()).find(
        (one) => one.brand === brand && one.appId === appId && one.state === 'connected' && one.relay,
      );
      // The relay stands in the queue itself for calls it makes.
      if (!mine?.relay || !rowOf(row).token.includes('user') || !up(mine.relay)) throw new Error('no relay');
      const said = await relay({
        base: mine.relay,
        name: 'slot',
        ask: { brand: mine.brand, appId, row, class: intentClass, id },
        token: await token(mine.id),
        timeoutMs,
      });
      return { at: now() + said.in, expires: now() + said.expires };
    },
  };
}
