import { z } from 'zod';
import type { KeptRow } from './kept-row';

const text = (max: number) => z.string().max(max);
const some = text(4000).optional();

/** As many as a file is read of; longer than any limit of a service: the review says what is wrong. */
export const keptRows: z.ZodType<KeptRow[], KeptRow[]> = z
  .array(
    z.object({
      fields: z.object({
        ...{ name: text(4000), address: some, company: some, phone: some, position: some, tag: some },
        remark: text(20_000).optional(),
      }),
      source: text(4000),
      problem: text(200).nullable(),
      chosen: z.boolean(),
      take: z.enum(['blanks', 'all']),
    }),
  )
  .max(10_000);
