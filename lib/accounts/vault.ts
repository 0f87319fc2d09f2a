import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { z } from 'zod';
import type { Brand } from '../domain/account';
import type { AccountRecord, KeptTokens } from './record';
import { createKey, type Sealed, seal, unseal } from './seal';

interface VaultSchema extends DBSchema {
  keys: { key: string; value: CryptoKey };
  accounts: { key: string; value: AccountRecord };
  secrets: { key: string; value: Sealed };
}

const keptTokens: z.ZodType<KeptTokens> = z.object({
  access: z.string().nullable(),
  accessExpiresAt: z.number(),
  refresh: z.string().nullable(),
  refreshExpiresAt: z.number().nullable(),
});

/** Every write is one strict transaction: after a crash the old or the new is there, whole. */
export interface Vault {
  accounts(): Promise<AccountRecord[]>;
  account(id: string): Promise<AccountRecord | undefined>;
  /** Null = none, or not readable any more. */
  tokens(id: string): Promise<KeptTokens | null>;
  secret(brand: Brand, appId: string): Promise<string | null>;
  /** Keeps the secret of an app that nobody has signed in to yet. */
  keepSecret(brand: Brand, appId: string, secret: string): Promise<void>;
  /** A new login; its generation follows the stored one. */
  login(
    record: Omit<AccountRecord, 'generation'>,
    tokens: KeptTokens,
    secret?: string,
  ): Promise<AccountRecord>;
  /** False = another pair came in between, or the account is gone: nothing was written. */
  replace(id: string, generation: number, tokens: KeptTokens, scopes: string[]): Promise<boolean>;
  /** Notes that the refresh token of this generation is about to be used. */
  renewing(id: string, generation: number): Promise<void>;
  /** Drops the pair of this generation and says `signInAgain`; `cut` = because a renewal was cut off. */
  drop(id: string, generation: number, cut?: boolean): Promise<boolean>;
  /** Takes the account out, and the app's secret with its last account. */
  remove(id: string): Promise<void>;
  close(): void;
}

const tokensOf = (id: string) => `tokens ${id}`;
const secretOf = (brand: Brand, appId: string) => `secret ${brand} ${appId}`;
const strict = { durability: 'strict' } as const;

async function keyOf(db: IDBPDatabase<VaultSchema>, crypto: Crypto): Promise<CryptoKey> {
  const found = await db.get('keys', 'vault');
  if (found) return found;
  const made = await createKey(crypto);
  const tx = db.transaction('keys', 'readwrite', strict);
  const first = await tx.store.get('vault');
  if (!first) await tx.store.put(made, 'vault');
  await tx.done;
  return first ?? made;
}

/**
 * The only place where tokens and secrets rest: a database of its own, which no page but the worker opens. It is being
 * opened when this returns; where that fails, each use says so.
 */
export function openVault(crypto: Crypto, name = 'vault'): Vault {
  const opening = openDB<VaultSchema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('keys');
      fresh.createObjectStore('accounts', { keyPath: 'id' });
      fresh.createObjectStore('secrets');
    },
    blocking: () => close(),
  });
  const close = () => void opening.then((db) => db.close()).catch(() => undefined);
  const keyed = opening.then((db) => keyOf(db, crypto));
  // Whoever uses it hears of it.
  keyed.catch(() => undefined);
  const write = async () => (await opening).transaction(['accounts', 'secrets'], 'readwrite', strict);
  const open = async (at: string): Promise<unknown> => {
    const sealed = await (await opening).get('secrets', at);
    return sealed && unseal(crypto, await keyed, at, sealed);
  };
  const sealing = async (at: string, value: unknown) => seal(crypto, await keyed, at, value);

  return {
    accounts: async () => (await opening).getAll('accounts'),
    account: async (id) => (await opening).get('accounts', id),
    async tokens(id) {
      const read = keptTokens.safeParse(await open(tokensOf(id)));
      return read.success ? read.data : null;
    },
    async secret(brand, appId) {
      const read = z.string().safeParse(await open(secretOf(brand, appId)));
      return read.success ? read.data : null;
    },
    async keepSecret(brand, appId, secret) {
      const at = secretOf(brand, appId);
      const sealed = await sealing(at, secret);
      const tx = await write();
      await tx.objectStore('secrets').put(sealed, at);
      await tx.done;
    },
    async login(record, tokens, secret) {
      const at = secretOf(record.brand, record.appId);
      const sealedTokens = await sealing(tokensOf(record.id), tokens);
      const sealedSecret = secret === undefined ? null : await sealing(at, secret);
      const tx = await write();
      const before = await tx.objectStore('accounts').get(record.id);
      const stored: AccountRecord = {
        ...record,
        generation: (before?.generation ?? 0) + 1,
        createdAt: before?.createdAt ?? record.createdAt,
      };
      await tx.objectStore('accounts').put(stored);
      await tx.objectStore('secrets').put(sealedTokens, tokensOf(record.id));
      if (sealedSecret) await tx.objectStore('secrets').put(sealedSecret, at);
      await tx.done;
      return stored;
    },
    async renewing(id, generation) {
      const tx = await write();
      const record = await tx.objectStore('accounts').get(id);
      if (record?.generation === generation && !record.renewing)
        await tx.objectStore('accounts').put({ ...record, renewing: true });
      await tx.done;
    },
    async replace(id, generation, tokens, scopes) {
      const sealed = await sealing(tokensOf(id), tokens);
      const tx = await write();
      const record = await tx.objectStore('accounts').get(id);
      const mine = record?.generation === generation;
      if (mine) {
        const { renewing: _, ...rest } = record;
        const next = { ...rest, scopes, state: 'connected' as const, generation: generation + 1 };
        await tx.objectStore('accounts').put(next);
        await tx.objectStore('secrets').put(sealed, tokensOf(id));
      }
      await tx.done;
      return mine;
    },
    async drop(id, generation, cut = false) {
      const tx = await write();
      const record = await tx.objectStore('accounts').get(id);
      const mine = record?.generation === generation;
      if (mine) {
        const { renewing: _, ...rest } = record;
        const ended = { ...rest, state: 'signInAgain' as const, generation: generation + 1 };
        await tx.objectStore('accounts').put(cut ? { ...ended, renewing: true } : ended);
        await tx.objectStore('secrets').delete(tokensOf(id));
      }
      await tx.done;
      return mine;
    },
    async remove(id) {
      const tx = await write();
      const record = await tx.objectStore('accounts').get(id);
      await tx.objectStore('accounts').delete(id);
      await tx.objectStore('secrets').delete(tokensOf(id));
      if (record) {
        const others = (await tx.objectStore('accounts').getAll()).filter(
          ({ brand, appId }) => brand === record.brand && appId === record.appId,
        );
        if (others.length === 0) await tx.objectStore('secrets').delete(secretOf(record.brand, record.appId));
      }
      await tx.done;
    },
    close,
  };
}
