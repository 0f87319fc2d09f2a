import { z } from 'zod';
import { addressKey } from '../../lib/domain/address';
import type { Intent } from '../../lib/domain/intent';

const about = z.looseObject({ fields: z.looseObject({ address: z.string() }) });

/** The address an intent is about; null where its input names none. */
export function addressOf({ input }: { input: unknown }): string | null {
  const read = about.safeParse(input);
  return read.success && read.data.fields.address !== '' ? addressKey(read.data.fields.address) : null;
}

/**
 * The intent that makes an address known: the newest of its kind that holds. Given up, refused or taken back ones do
 * not; while one is being taken back it no longer counts.
 */
export const holding = (intents: readonly Intent[], kind: string): Intent | null =>
  intents.find(
    (one) =>
      one.kind === kind && one.state !== 'cancelled' && one.state !== 'dead' && one.undoneBy === undefined,
  ) ?? null;
