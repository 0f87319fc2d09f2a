import { z } from 'zod';
import { captureSchema, letterSchema } from './capture.schema';
import type { FrameShown } from './frame';
import { snapshotSchema } from './snapshot.schema';

const pixels = z.number().min(-1e6).max(1e6);

const view = z.object({ width: pixels, height: pixels });
const place = { origin: z.string().max(300), view };

/** Which document of a tab answered, by the isolated world's own word; null for anything else. */
export const framePlace = z.object(place).nullable().catch(null);

/** The same with what stands in it. */
export const frameRead = z
  .object({ ...place, snapshot: snapshotSchema })
  .nullable()
  .catch(null);

/** Reads what a frame's script handed over; the page in it may have made it up. */
export const frameShownSchema: z.ZodType<FrameShown, FrameShown> = z.object({
  view,
  mail: z
    .object({
      capture: captureSchema,
      letter: letterSchema,
      spot: z.object({ x: pixels, y: pixels, compact: z.boolean() }).nullable(),
    })
    .nullable(),
});
