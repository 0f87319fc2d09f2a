import type { Item } from '../settings/setting';
import type { KeptTokens, Tokens } from './record';

/** The store in memory for one account's access token; null where the browser has none. */
export type AccessItem = Item<{ token: string; expiresAt: number } | null>;
export type AccessStore = (account: string) => AccessItem | null;

/** What goes to disk: the access token only if nothing else could bring the login back after a restart. */
export const kept = (tokens: Tokens, inMemory: boolean): KeptTokens => ({
  ...tokens,
  access: inMemory && tokens.refresh !== null ? null : tokens.access,
});

/** An access token where one is at hand, expired or not. */
export async function accessOf(
  item: AccessItem | null,
  /** Read only where memory has none: to unseal it takes longer than a call should wait. */
  tokens: () => Promise<KeptTokens | null>,
): Promise<{ token: string; expiresAt: number } | null> {
  const inMemory = await item?.get();
  if (inMemory) return inMemory;
  const kept = await tokens();
  return kept?.access ? { token: kept.access, expiresAt: kept.accessExpiresAt } : null;
}
