import type { Accounts } from '../../lib/accounts/accounts';
import type { AccountView } from '../../lib/domain/account';
import type { AppState } from '../../lib/domain/state';
import type { Outbox } from '../../lib/outbox/contract';
import type { Item } from '../../lib/settings/setting';
import type { Company } from './company';
import type { Keeper } from './keeper';
import type { RelayDesk } from './relay';
import { type Remembered, remembered } from './remembered';

export interface StandingParts {
  accounts: Pick<Accounts, 'list'>;
  /** The account that wishes go to which name none. */
  chosen: Pick<Item<string | null>, 'get'>;
  outbox: Pick<Outbox, 'counts'>;
  keeper: Pick<Keeper, 'trouble'>;
  relays: Pick<RelayDesk, 'isDown'>;
  company: Pick<Company, 'view'>;
}

interface Current {
  list: AccountView[];
  chosen: AccountView | null;
  account: string | null;
}

/** Who is connected, and how it all stands. */
export interface Standing {
  /** Who is connected: what a chip and a key press ask. How each of them is, only the accounts themselves know. */
  held: Remembered<AccountView[]>;
  current(read?: () => Promise<AccountView[]>): Promise<Current>;
  state(): Promise<AppState>;
}

export function createStanding(parts: StandingParts): Standing {
  const { accounts, chosen, outbox, keeper, relays, company } = parts;
  const held = remembered(accounts.list);

  async function current(read = accounts.list): Promise<Current> {
    const [list, wanted] = await Promise.all([read(), chosen.get()]);
    const chosenOne = list.find(({ id }) => id === wanted) ?? list[0] ?? null;
    return { list, chosen: chosenOne, account: chosenOne?.id ?? null };
  }

  async function counts() {
    try {
      return await outbox.counts();
    } catch (error) {
      const trouble = await keeper.trouble();
      if (trouble === null) throw error;
      return { open: 0, needsYou: 1, trouble };
    }
  }

  return {
    held,
    current,
    async state() {
      const [{ list, account }, counted] = await Promise.all([current(), counts()]);
      const relayDown = list.some(({ relay }) => relay !== null && relays.isDown(relay));
      const { policy, problems } = await company.view();
      return {
        ...{ accounts: list, account, ...counted },
        ...(relayDown ? { relayDown } : {}),
        ...(policy.off.length > 0 ? { off: policy.off } : {}),
        ...(problems.length > 0 ? { policyUnclear: true as const } : {}),
      };
    },
  };
}
