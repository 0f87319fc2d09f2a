import { z } from 'zod';
import type { PickCue, Picked } from './pick';

const cue: z.ZodType<PickCue> = z.object({
  kind: z.enum(['name', 'attribute', 'label', 'path', 'place', 'shape']),
  value: z.string().min(1).max(300),
});
const role = z.enum(['sender', 'subject', 'body']);
const cues = z.array(cue).min(1).max(20);
export const pickHost = z.string().min(1).max(300);

/** At most one of each role. The sender is always among them: without it nothing is read. */
const whole = (picks: readonly { role: string }[]) =>
  new Set(picks.map((one) => one.role)).size === picks.length && picks.some((one) => one.role === 'sender');

/** As a page hands them over: the host is not its to say. */
export const newPicks = z.array(z.object({ role, cues })).min(1).max(3).refine(whole);

/** What is kept, and what an exported file holds. */
export const picksSchema: z.ZodType<Picked[]> = z
  .array(z.object({ host: pickHost, role, cues }))
  .max(600)
  .refine((all) => {
    const hosts = new Map<string, Picked[]>();
    for (const one of all) hosts.set(one.host, [...(hosts.get(one.host) ?? []), one]);
    return [...hosts.values()].every(whole);
  });
