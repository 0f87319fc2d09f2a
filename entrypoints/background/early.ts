import browser from 'webextension-polyfill';
import { openVault, type Vault } from '../../lib/accounts/vault';
import { type Demo, openDemo } from './demo';
import { createKeeper, type Keeper } from './keeper';

/** What takes the disk or the browser its time, begun before the rest of the worker is evaluated. */
export interface Early {
  keeper: Keeper;
  vault: Vault;
  /** Of the demo build alone. */
  demo: Demo | undefined;
}

function begin(): Early {
  const keeper = createKeeper(indexedDB);
  void keeper.open();
  const demo = import.meta.env.MODE === 'demo' ? openDemo(browser.storage) : undefined;
  return { keeper, vault: openVault(crypto), demo };
}

/** None where there is no browser: the build looks into the worker's file too. */
export const early: Early | undefined = typeof indexedDB === 'undefined' ? undefined : begin();
