import { addressKey } from '../../lib/domain/address';
import { Failure } from '../../lib/domain/failure';
import type { Item } from '../../lib/settings/setting';
import type { SoughtAddress } from '../../lib/settings/settings';
import type { Journal } from './journal';

export interface SeekDeps {
  outbox: Pick<Journal, 'spare'>;
  sought: Item<Record<string, SoughtAddress>>;
  now(): number;
  /** Who asked before is answered otherwise now. */
  found(): void;
}

/** Asks the service's own search for a contact that the mirror did not meet yet. */
export interface Seeker {
  /** At once what is known; it is asked behind. False = not found so far, which is not "no". */
  holds(account: string, address: string): Promise<boolean>;
}

/** Half of the search's rate: the person's own searching goes first. */
const share = 0.5;
const askAgain = 600_000;
const afterFailure = 60_000;
/** What was found holds until the mirror knows better, or for so long. */
const keep = 86_400_000;
const most = 300;

export function createSeeker({ outbox, sought, now, found }: SeekDeps): Seeker {
  async function ask(account: string, address: string, key: string): Promise<void> {
    const note = (at: SoughtAddress) =>
      sought.update((all) => Object.fromEntries([...Object.entries(all), [key, at]].slice(-most)));
    await note({ at: now(), found: false });
    try {
      const holds = await outbox.spare(account, share, async ({ entities }) => {
        if (!entities) throw new Failure({ kind: 'forbidden', execution: 'notExecuted' });
        return entities.holds(address);
      });
      if (!holds) return;
      await note({ at: now(), found: true });
      found();
    } catch (error) {
      // Nobody knows: that is what is shown already. The search may have had too many questions just now.
      const from = error instanceof Failure ? error.facts.retryAt : undefined;
      const wait = from === undefined ? afterFailure : Math.min(afterFailure, Math.max(0, from - now()));
      await note({ at: now() - askAgain + wait, found: false });
    }
  }

  return {
    async holds(account, address) {
      const key = `${account} ${addressKey(address)}`;
      const known = (await sought.get())[key];
      const age = known ? Math.abs(now() - known.at) : Number.POSITIVE_INFINITY;
      if (age > (known?.found ? keep : askAgain)) void ask(account, address, key).catch(() => undefined);
      return known?.found === true && age <= keep;
    },
  };
}
