import { describe, expect, it } from 'vitest';
import type { AccountRecord } from '../../lib/accounts/record';
import { createKey, seal, unseal } from '../../lib/accounts/seal';
import { openVault } from '../../lib/accounts/vault';
import { openSandbox } from '../sandbox/open';
import { connect, live, machine } from './machine';

const bytesOf = (value: unknown): string => {
  if (value instanceof ArrayBuffer) return Buffer.from(value).toString('latin1');
  if (ArrayBuffer.isView(value)) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1');
  }
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, inner]) => `${key}=${bytesOf(inner)}`)
    .join('\n');
};

const asked = <Result>(request: IDBRequest<Result>) =>
  new Promise<Result>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Every key and value of every database, as text. */
async function everythingStored(): Promise<string> {
  const parts: string[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const db = await asked(indexedDB.open(name));
    for (const store of db.objectStoreNames) {
      const rows = db.transaction(store).objectStore(store);
      parts.push(bytesOf(await asked(rows.getAllKeys())));
      parts.push(bytesOf(await asked(db.transaction(store).objectStore(store).getAll())));
    }
    db.close();
  }
  return parts.join('\n');
}

const record: Omit<AccountRecord, 'generation'> = {
  ...{ id: 'feishu:cli:ou', appId: 'cli', name: 'Mei', address: 'mei@x.test', scopes: ['a'], createdAt: 5 },
  brand: 'feishu',
  state: 'connected',
  tokenEndpoint: 'v3',
};
const tokens = (access: string) => ({
  ...{ access, accessExpiresAt: 1, refresh: `r-${access}`, refreshExpiresAt: null },
});
const fresh = () => openVault(crypto, crypto.randomUUID());

describe('the vault', () => {
  it.each([false, true])(
    'shows nothing readable in what is stored (without a memory store: %s)',
    async (noSession) => {
      const on = machine(await openSandbox());
      const life = await live(on, { noSession });
      const { id } = await connect(life, on);
      const access = await life.token(id);
      const kept = await life.vault.tokens(id);
      expect(kept?.refresh).toMatch(/^eyJ/);
      expect(kept?.access).toBe(noSession ? access : null);
      const stored = (await everythingStored()) + bytesOf(Object.fromEntries(on.local.values));
      expect(stored).toContain(id);
      for (const secret of [access, kept?.refresh ?? access, on.sandbox.feishu.appSecret]) {
        expect(stored).not.toContain(secret);
        expect(stored).not.toContain(secret.slice(0, 24));
      }
    },
  );

  it('has a key whose bytes nobody can take out', async () => {
    await expect(crypto.subtle.exportKey('raw', await createKey(crypto))).rejects.toThrow();
    await expect(crypto.subtle.exportKey('jwk', await createKey(crypto))).rejects.toThrow();
  });

  it('opens nothing that was moved to another name, changed, or sealed with another key', async () => {
    const key = await createKey(crypto);
    const sealed = await seal(crypto, key, 'tokens a', { refresh: 'r' });
    expect(await unseal(crypto, key, 'tokens a', sealed)).toEqual({ refresh: 'r' });
    expect(await unseal(crypto, key, 'tokens b', sealed)).toBeUndefined();
    expect(await unseal(crypto, await createKey(crypto), 'tokens a', sealed)).toBeUndefined();
    const bent = new Uint8Array(sealed.data.slice(0));
    bent[0] = (bent[0] ?? 0) ^ 1;
    expect(await unseal(crypto, key, 'tokens a', { ...sealed, data: bent.buffer })).toBeUndefined();
  });

  it('seals the same value differently each time', async () => {
    const key = await createKey(crypto);
    const [one, two] = [await seal(crypto, key, 'n', 'x'), await seal(crypto, key, 'n', 'x')];
    expect(bytesOf(one.iv)).not.toBe(bytesOf(two.iv));
    expect(bytesOf(one.data)).not.toBe(bytesOf(two.data));
  });

  it('reads in a later life what an earlier one stored, and two lives at once use one key', async () => {
    const name = crypto.randomUUID();
    const [one, two] = await Promise.all([openVault(crypto, name), openVault(crypto, name)]);
    await one.login(record, tokens('x'), 'secret');
    expect(await two.tokens(record.id)).toEqual(tokens('x'));
    one.close();
    two.close();
    const later = await openVault(crypto, name);
    expect(await later.secret('feishu', 'cli')).toBe('secret');
  });

  it('writes a pair only over the one it followed', async () => {
    const vault = await fresh();
    const { generation } = await vault.login(record, tokens('x'));
    expect(await vault.replace(record.id, generation, tokens('y'), ['b'])).toBe(true);
    expect(await vault.replace(record.id, generation, tokens('z'), ['c'])).toBe(false);
    expect(await vault.drop(record.id, generation)).toBe(false);
    expect(await vault.tokens(record.id)).toEqual(tokens('y'));
    expect((await vault.account(record.id))?.scopes).toEqual(['b']);
  });

  it('says sign in again once a pair is dropped, and takes the next login', async () => {
    const vault = await fresh();
    const { generation } = await vault.login(record, tokens('x'));
    expect(await vault.drop(record.id, generation)).toBe(true);
    expect(await vault.tokens(record.id)).toBeNull();
    expect((await vault.account(record.id))?.state).toBe('signInAgain');
    const again = await vault.login({ ...record, createdAt: 9 }, tokens('y'));
    expect(again).toMatchObject({ state: 'connected', createdAt: 5 });
    expect(again.generation).toBeGreaterThan(generation);
  });
});
