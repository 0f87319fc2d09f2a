import type { Lock } from '../../lib/accounts/lock';
import type { Transport } from './streams';

/** What the worker has of the machine it runs on. */
export interface Machine {
  indexedDB: IDBFactory;
  fetch: typeof globalThis.fetch;
  transport: Transport;
  crypto: Crypto;
  lock: Lock;
  online(): boolean;
}
