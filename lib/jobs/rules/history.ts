import { z } from 'zod';
import type { Intent } from '../../domain/intent';
import { ruleBodySchema, ruleId, ruleOrder } from '../../domain/rule.schema';
import type { RuleChange } from '../../domain/rule-view';

const withId = z.object({ id: ruleId });
const made = z.object({
  result: z.object({ rule: ruleBodySchema.and(withId), made: z.literal(true).optional() }),
});
const updated = z.object({
  input: withId,
  result: z.object({ before: ruleBodySchema, after: ruleBodySchema }),
});
const switched = z.object({
  input: withId.extend({ enabled: z.boolean() }),
  result: z.object({ rule: ruleBodySchema }),
});
const deleted = z.object({ result: z.object({ before: ruleBodySchema.and(withId), order: ruleOrder }) });

/** What a settled intent changed; null where it changed no rule. */
function changeOf(intent: Intent): Pick<RuleChange, 'rule' | 'before' | 'after'> | null {
  if (intent.kind === 'create-rule' || intent.kind === 'restore-rule') {
    const { data } = made.safeParse(intent);
    return data ? { rule: data.result.rule.id, before: null, after: data.result.rule } : null;
  }
  if (intent.kind === 'update-rule') {
    const { data } = updated.safeParse(intent);
    return data ? { rule: data.input.id, ...data.result } : null;
  }
  if (intent.kind === 'switch-rule') {
    const { data } = switched.safeParse(intent);
    if (!data || data.result.rule.enabled === data.input.enabled) return null;
    const { input, result } = data;
    return { rule: input.id, before: result.rule, after: { ...result.rule, enabled: input.enabled } };
  }
  if (intent.kind === 'delete-rule') {
    const { data } = deleted.safeParse(intent);
    return data ? { rule: data.result.before.id, before: data.result.before, after: null } : null;
  }
  return null;
}

/** What was done to rules, newest first. */
export const ruleHistory = (intents: readonly Intent[]): Omit<RuleChange, 'describe'>[] =>
  intents
    .filter(({ state }) => state === 'done')
    .flatMap((intent) => {
      const change = changeOf(intent);
      return change ? [{ intent: intent.id, at: intent.updatedAt, ...change }] : [];
    });

/** The order of all rules when one was deleted: its place is in it. */
export const orderAtDeletion = (intent: Intent): string[] | null =>
  intent.kind === 'delete-rule' ? (deleted.safeParse(intent).data?.result.order ?? null) : null;
