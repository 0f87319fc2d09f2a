import { z } from 'zod';
import type { Job } from '../../domain/job';
import type { Rule } from '../../domain/rule';
import { ruleBodySchema } from '../../domain/rule.schema';
import type { ProviderPort } from '../../providers/provider';
import { meaningOf } from '../../rules/meaning';
import { about, putRule, ruleScan, rulesOf } from './rules';

const input = z.object({ rule: ruleBodySchema });
type Input = z.infer<typeof input>;

/** The rules that were there, and the one among them that does the same already. */
interface Snapshot {
  ids: string[];
  present: Rule | null;
}

interface Result {
  rule: Rule;
  /** False where it was there already: then it is not ours to take back. */
  made: boolean;
}

/** Two rules of one meaning are one, whatever they are called. */
export const createRule: Job<Input, Snapshot, Result, ProviderPort, Rule> = {
  kind: 'create-rule',
  version: 1,
  input,
  class: 'click',
  needs: ['rules.list', 'rules.create'],
  resource: ({ rule }) => `rule-of:${meaningOf(rule)}`,
  scan: ruleScan,
  look(_context, { rule }, scan) {
    if (!scan?.complete) return 'scan';
    const meaning = meaningOf(rule);
    const present = scan.rows.find((row) => meaningOf(row) === meaning) ?? null;
    return { snapshot: { ids: scan.rows.map(({ id }) => id), present } };
  },
  coalesce: (_waiting, next) => next,
  attempt({ port }, { rule }, { present }) {
    if (present) return { settled: { rule: present, made: false } };
    return {
      operation: 'rules.create',
      send: async () => ({ rule: await rulesOf(port).create(rule), made: true }),
    };
  },
  repeatable: () => false,
  /** There was none of this meaning when we looked: the one that is there now is ours. */
  reconcile(scan, { rule }, { ids }) {
    const meaning = meaningOf(rule);
    const found = scan.rows.find((row) => !ids.includes(row.id) && meaningOf(row) === meaning);
    return found ? { verdict: 'done', result: { rule: found, made: true } } : { verdict: 'absent' };
  },
  undo: ({ result }) => (result?.made ? { kind: 'delete-rule', input: { rule: result.rule } } : null),
  leavesIn: ({ result }) => (result ? { rules: putRule(result.rule) } : {}),
  describe({ rule }, result) {
    if (!result) return about('createRule', rule);
    if (result.made) return about('createRuleDone', rule);
    return about(result.rule.enabled ? 'ruleExists' : 'ruleExistsOff', result.rule);
  },
};
