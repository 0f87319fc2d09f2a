import { z } from 'zod';
import type { QuickView } from '../domain/quick';
import { page, row } from './row';

const features = z.array(z.enum(['contacts', 'labels', 'rules', 'messages', 'texts'])).min(1);

/** Messages about connecting by a code, without a console. */
export const quickRows = {
  'quick.get': row<QuickView>()(page, z.object({})),
  /** Begins, also anew. A page has asked the browser for the service's hosts before. */
  'quick.start': row<QuickView>()(
    page,
    z.object({
      brand: z.enum(['feishu', 'lark']),
      features,
      /** The app that it made before. */
      appId: z.string().min(1).max(200).optional(),
      /** The app is to be let have more rights first. */
      update: z.boolean().optional(),
    }),
  ),
  'quick.stop': row<QuickView>()(page, z.object({})),
} as const;
