import { z } from 'zod';
import type { IntentView } from '../domain/intent';
import { labelColours } from '../domain/label';
import { ruleBodySchema } from '../domain/rule.schema';
import type { WishForm } from '../domain/wish-form';
import { contactFieldsSchema } from './contact-fields.schema';
import { outsiderChange, outsiderPerson } from './outsider-rows.schema';
import { page, row } from './row';

const text = (max: number) => z.string().max(max);
const id = text(128).min(1);
const path = text(1000).min(1);
const form = <Name extends WishForm>(name: Name) => ({ form: z.literal(name) });

/** `base`, `was`, `from` and `expect` = what the person was shown: where somebody changed it since, that. */
const change = z.discriminatedUnion('form', [
  z.object({ ...form('contact'), fields: contactFieldsSchema }),
  z.object({ ...form('contactChange'), base: contactFieldsSchema, set: contactFieldsSchema.partial() }),
  z.object({ ...form('outsider'), person: outsiderPerson }),
  z.object({ ...form('outsiderChange'), ...outsiderChange }),
  z.object({ ...form('rule'), rule: ruleBodySchema }),
  z.object({ ...form('ruleChange'), was: ruleBodySchema, now: ruleBodySchema }),
  z.object({ ...form('label'), name: path, colour: z.enum(labelColours) }),
  z.object({ ...form('labelColour'), colour: z.enum(labelColours), expect: text(64).optional() }),
  z.object({ ...form('labelName'), from: text(1000), to: path }),
  z.object({ ...form('folder'), name: path }),
]);

export type WishChange = z.infer<typeof change>;

export const editRows = {
  /** What of a group needs the person, part by part. */
  'intent.parts': row<IntentView[]>()(page, z.object({ id })),
  /** Another wish in place of a waiting or failed one: what its form shows, and nothing else of it. */
  'intent.edit': row<IntentView>()(page, z.object({ id, change })),
} as const;
