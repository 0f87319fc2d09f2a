import { z } from 'zod';
import type { Job } from '../../domain/job';
import type { Rule } from '../../domain/rule';
import { ruleId } from '../../domain/rule.schema';
import type { ProviderPort } from '../../providers/provider';
import { about, goneRule, lookAnew, onLookAnew, ruleScan, rulesOf } from './rules';
import { writeOver } from './write-over';

const input = z.object({ id: ruleId, name: z.string().max(4000), enabled: z.boolean() });
type Input = z.infer<typeof input>;

/** `rule` as it was, for its history; wishes of an earlier version have none. */
interface Was {
  enabled: boolean;
  rule?: Rule;
}

/**
 * On or off, and nothing else: whatever the rule holds goes back as it is at this moment. Whether the service takes a
 * rule back that holds what it does not support is not known: it may refuse.
 */
export const switchRule: Job<Input, Was, Was, ProviderPort, Rule> = {
  kind: 'switch-rule',
  version: 1,
  input,
  class: 'click',
  needs: ['rules.list', 'rules.update'],
  resource: ({ id }) => `rule:${id}`,
  scan: ruleScan,
  look(_context, { id, name }, scan) {
    if (!scan?.complete) return 'scan';
    const row = scan.rows.find((one) => one.id === id);
    return row ? { snapshot: { enabled: row.enabled, rule: row } } : goneRule(name);
  },
  coalesce: (_waiting, next) => next,
  attempt(context, { id, enabled }, was) {
    if (was.enabled === enabled) return { settled: was };
    return {
      operation: 'rules.update',
      async send() {
        const row = (await rulesOf(context.port).list()).find((one) => one.id === id);
        if (!row) throw lookAnew();
        const wish = (now: Rule) => ({ before: now, after: { ...now, enabled } });
        await writeOver(context, id, wish(row), (now) => (now.enabled === enabled ? null : wish(now).after));
        return was;
      },
    };
  },
  repeatable: () => true,
  reconcile: () => ({ verdict: 'absent' }),
  refused: onLookAnew,
  undo: ({ input: wish, result }) =>
    result && result.enabled !== wish.enabled
      ? { kind: 'switch-rule', input: { ...wish, enabled: result.enabled } }
      : null,
  leavesIn: ({ input: { id, enabled } }) => ({
    rules: (rows) => rows.map((row) => (row.id === id ? { ...row, enabled } : row)),
  }),
  describe: (wish) => about(wish.enabled ? 'switchRuleOn' : 'switchRuleOff', wish),
};
