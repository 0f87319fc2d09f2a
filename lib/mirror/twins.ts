import { type Duplicate, findDuplicates, pairKey } from '../contacts/duplicates';
import type { ReadTx, WriteTx } from './database';
import { rowsOf } from './rows';

/** Likely duplicates among all that is held of an account, without those that the person told apart. */
export async function duplicatesIn(tx: ReadTx, account: string): Promise<Duplicate[]> {
  const [rows, apart] = await Promise.all([
    tx.objectStore('contacts').getAll(rowsOf(account)),
    tx.objectStore('apart').index('account').getAll(account),
  ]);
  const told = new Set(apart.map(({ key }) => key.slice(account.length + 1)));
  return findDuplicates(
    rows.filter(({ missed }) => missed === 0).map(({ record }) => record),
    told,
  );
}

export async function tellApart(tx: WriteTx, account: string, a: string, b: string): Promise<void> {
  await tx.objectStore('apart').put({ key: `${account} ${pairKey(a, b)}`, account });
}
