import { z } from 'zod';
import { captureSchema, letterSchema } from './capture.schema';
import type { FrameShown } from './frame';

const pixels = z.number().min(-1e6).max(1e6);

export const viewSchema = z.object({ width: pixels, height: pixels });

/** Reads what a frame's script handed over; the page in it may have made it up. */
export const frameShownSchema: z.ZodType<FrameShown, FrameShown> = z.object({
  view: viewSchema,
  mail: z
    .object({
      capture: captureSchema,
      letter: letterSchema,
      spot: z.object({ x: pixels, y: pixels, compact: z.boolean() }).nullable(),
    })
    .nullable(),
});
