import { z } from 'zod';
import { mostDocuments, mostLinked, mostTree, type Snapshot } from './snapshot';

const number = z.number().int().min(-1).max(1e6);
const pixels = z.number().min(-1e6).max(1e6);
const text = (max: number) => z.string().max(max);

/** Reads what a page's script gathered; the page may have made it up. */
export const snapshotSchema: z.ZodType<Snapshot, Snapshot> = z.object({
  address: text(4000),
  documents: z
    .array(
      z.object({
        frame: z.object({ of: number, at: number }).nullable(),
        title: text(2000),
        tree: text(mostTree),
        layout: z.boolean(),
        cut: z.boolean(),
        adapter: z
          .object({
            id: text(40),
            newestFirst: z.boolean(),
            missing: z.array(text(40)).max(10),
          })
          .nullable(),
        details: z.array(z.object({ at: number, tree: text(mostTree) })).max(20),
        places: z.array(number).max(200_000),
        focus: number,
        pointer: number,
        picked: z
          .union([
            z.literal('lost'),
            z.object({
              sender: number,
              rivals: z.array(number).max(1000),
              address: z.boolean(),
              subject: number,
              body: number,
            }),
          ])
          .nullable(),
        linked: z.array(text(mostLinked.chars)).max(mostLinked.scripts),
        foreign: z.array(z.object({ at: number, origin: text(300), width: pixels, height: pixels })).max(50),
      }),
    )
    .max(mostDocuments),
});
