import { openVault, type Vault } from '../../lib/accounts/vault';
import { createKeeper, type Keeper } from './keeper';

/** What takes the disk its time, begun before the rest of the worker is evaluated. */
export interface Early {
  keeper: Keeper;
  vault: Vault;
}

function begin(): Early {
  const keeper = createKeeper(indexedDB);
  void keeper.open();
  return { keeper, vault: openVault(crypto) };
}

/** None where there is no browser: the build looks into the worker's file too. */
export const early: Early | undefined = typeof indexedDB === 'undefined' ? undefined : begin();
