import { z } from 'zod';
import { type KeptPiece, type KeptRow, rowsPerPiece } from './kept-row';

const text = (max: number) => z.string().max(max);
const some = text(4000).optional();

/** As many as a file is read of. */
const mostRows = 10_000;
export const mostPieces = mostRows / rowsPerPiece;

/** Longer than any limit of a service: the review says what is wrong. */
const keptRows: z.ZodType<KeptRow[], KeptRow[]> = z
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
  .max(rowsPerPiece);

export const pieceAt = z
  .number()
  .int()
  .min(0)
  .max(mostPieces - 1);
export const keptPiece: z.ZodType<KeptPiece, KeptPiece> = z.object({
  ...{ review: text(128).min(1), at: pieceAt, rows: keptRows },
  of: z.number().int().min(1).max(mostRows),
});
