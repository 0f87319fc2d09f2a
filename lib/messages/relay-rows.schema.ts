import { z } from 'zod';
import { type Brand, brandNames } from '../domain/account';
import { page, row } from './row';

/** Messages about a company's relay. */
export const relayRows = {
  /** Which apps it holds the secret of. A page has asked the browser for its address before. */
  'relay.apps': row<{ relay: string; apps: { brand: Brand; appId: string }[] }>()(
    page,
    z.object({ relay: z.string().min(1).max(300) }),
  ),
} as const;

export const brandSchema = z.enum(brandNames);
