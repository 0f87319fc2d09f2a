import { z } from 'zod';
import type { FrameShown } from '../domain/frame';
import { frameShownSchema } from '../domain/frame.schema';
import { frame, row, tab } from './row';

/** All that a frame of another granted origin is heard for, beside that it shows a mail and where the person points. */
export const frameRows = {
  /** The mail in the frame: for the chip, which the document around it draws. */
  'frame.shows': row<null>()(frame, frameShownSchema),
  /** The same, read now: a press counts only for what the frame shows at that moment. Null = it shows none, or is gone. */
  'frame.look': row<FrameShown | null>()(tab, z.object({ frame: z.number().int().min(1) })),
};
