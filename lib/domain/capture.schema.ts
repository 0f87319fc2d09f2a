import { z } from 'zod';
import type { Capture } from './capture';
import { type Letter, mostLines } from './letter';

/** Longer than any mail's own words; a page that sends more is not a mail. */
const text = (max: number) => z.string().max(max);
const person = z.object({ name: text(2000), address: text(1000) });
const people = z.array(person).max(2000);
const ratio = z.number().min(0).max(1);
const found = z.object({ value: text(2000), confidence: ratio, span: text(4000) });

export const letterSchema: z.ZodType<Letter, Letter> = z.object({
  sender: person,
  replyTo: person.nullable(),
  subject: text(2000),
  lines: z.array(text(4000)).max(mostLines),
});

/** Reads what a page's script handed over; a page may have made it up. */
export const captureSchema: z.ZodType<Capture, Capture> = z.object({
  adapter: text(64),
  confidence: ratio,
  sender: person.nullable(),
  replyTo: person.nullable(),
  subject: text(2000),
  to: people,
  cc: people,
  date: text(200),
  messageId: text(1000),
  signature: z.object({
    name: found.nullable(),
    nativeName: found.exactOptional(),
    company: found.nullable(),
    position: found.nullable(),
    phones: z
      .array(
        found.extend({
          type: z.enum(['mobile', 'direct', 'office', 'main']),
          extension: text(20).optional(),
        }),
      )
      .max(20),
    emails: z.array(found).max(20),
  }),
  reasons: z.array(z.object({ kind: text(64), evidence: text(4000) })).max(50),
  warnings: z.array(text(1000)).max(50),
});
