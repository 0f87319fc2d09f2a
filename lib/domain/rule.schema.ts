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
import type { Template } from './rule-view';

/** More than any rule of the service holds; longer text is answered by the form, not by the border. */
const most = 200;
const text = (max: number) => z.string().max(max);
const raw = z
  .record(z.string(), z.unknown())
  .refine((value) => JSON.stringify(value).length <= 200_000, { error: 'too long' });
const kept = { raw: raw.optional() };

const conditionSchema: z.ZodType<Condition, Condition> = z.union([
  z.object({ part: z.enum(textParts), test: z.enum(textTests), text: text(4000), ...kept }),
  z.object({ part: z.enum(textParts), test: z.enum(bareTests), ...kept }),
  z.object({ part: z.enum(factParts), ...kept }),
  z.object({ part: z.literal('unknown'), raw }),
]);
export const actionSchema: z.ZodType<Action, Action> = z.union([
  z.object({ act: z.literal('move'), folder: text(200), ...kept }),
  z.object({ act: z.enum(plainActions), ...kept }),
  z.object({ act: z.enum([...heldActions, 'unknown']), raw }),
]);

export const ruleConditions = z.array(conditionSchema).max(most);

const body = {
  name: text(4000),
  enabled: z.boolean(),
  match: z.enum(['all', 'any', 'unknown']),
  conditions: ruleConditions,
  actions: z.array(actionSchema).max(most),
  stop: z.boolean(),
  ...kept,
};

export const ruleId = z.string().min(1).max(128);
export const ruleBodySchema: z.ZodType<RuleBody, RuleBody> = z.object(body);
export const ruleSchema: z.ZodType<Rule, Rule> = z.object({ id: ruleId, ...body });
export const ruleOrder = z.array(ruleId).max(5000);

const proposalKinds = [
  'sender',
  'domain',
  'list',
  'tag',
  'words',
  'toMe',
  'recipient',
  'attachment',
  'external',
] as const;
export const templateSchema: z.ZodType<Template, Template> = z.object({
  id: ruleId,
  name: text(200),
  about: z.array(z.enum(proposalKinds)).max(proposalKinds.length),
  actions: z.array(actionSchema).max(32),
  stop: z.boolean(),
});
