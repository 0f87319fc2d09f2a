import { z } from 'zod';
import {
  type Action,
  bareTests,
  type Condition,
  factParts,
  heldActions,
  plainActions,
  type Rule,
  type RuleBody,
  textParts,
  textTests,
} from './rule';

/** More than any rule of the service holds; longer text is answered by the form, not by the border. */
const most = 200;
const text = (max: number) => z.string().max(max);
const raw = z
  .record(z.string(), z.unknown())
  .refine((value) => JSON.stringify(value).length <= 200_000, { error: 'too long' });
const kept = { raw: raw.optional() };

const condition: z.ZodType<Condition> = z.union([
  z.object({ part: z.enum(textParts), test: z.enum(textTests), text: text(4000), ...kept }),
  z.object({ part: z.enum(textParts), test: z.enum(bareTests), ...kept }),
  z.object({ part: z.enum(factParts), ...kept }),
  z.object({ part: z.literal('unknown'), raw }),
]);
const action: z.ZodType<Action> = z.union([
  z.object({ act: z.literal('move'), folder: text(200), ...kept }),
  z.object({ act: z.enum(plainActions), ...kept }),
  z.object({ act: z.enum([...heldActions, 'unknown']), raw }),
]);

const body = {
  name: text(4000),
  enabled: z.boolean(),
  match: z.enum(['all', 'any', 'unknown']),
  conditions: z.array(condition).max(most),
  actions: z.array(action).max(most),
  stop: z.boolean(),
  ...kept,
};

export const ruleId = z.string().min(1).max(128);
export const ruleBodySchema: z.ZodType<RuleBody> = z.object(body);
export const ruleSchema: z.ZodType<Rule> = z.object({ id: ruleId, ...body });
export const ruleOrder = z.array(ruleId).max(5000);
