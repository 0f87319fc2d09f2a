import { z } from 'zod';
import type { Job } from '../../domain/job';
import { isEditable, type Rule } from '../../domain/rule';
import { ruleSchema } from '../../domain/rule.schema';
import type { ProviderPort } from '../../providers/provider';
import { sameRule } from '../../rules/meaning';
import { maybeGone } from '../gone';
import { about, ruleScan, rulesOf } from './rules';

/** As the person saw it. */
const input = z.object({ rule: ruleSchema });
type Input = z.infer<typeof input>;

/** What was there, and the order it stood in; null = it was gone already. */
interface Snapshot {
  before: Rule | null;
  order: string[];
}

export const deleteRule: Job<Input, Snapshot, Snapshot, ProviderPort, Rule> = {
  kind: 'delete-rule',
  version: 1,
  input,
  class: 'click',
  needs: ['rules.list', 'rules.delete'],
  resource: ({ rule }) => `rule:${rule.id}`,
  scan: ruleScan,
  look({ forced }, { rule }, scan) {
    if (!scan?.complete) return 'scan';
    const order = scan.rows.map(({ id }) => id);
    const row = scan.rows.find(({ id }) => id === rule.id);
    if (!row) return { snapshot: { before: null, order } };
    if (forced || sameRule(row, rule)) return { snapshot: { before: row, order } };
    return { needsYou: about('ruleChangedSince', row), versions: { ours: rule, now: row, wanted: null } };
  },
  coalesce: (_waiting, next) => next,
  attempt({ port }, { rule }, snapshot) {
    if (!snapshot.before) return { settled: snapshot };
    return {
      operation: 'rules.delete',
      async send() {
        await rulesOf(port).remove(rule.id);
        return snapshot;
      },
    };
  },
  repeatable: () => true,
  reconcile: () => ({ verdict: 'absent' }),
  refused: (failure) => (maybeGone(failure) ? 'lookAgain' : null),
  /** What the service does not take from us cannot be made again. */
  undo({ result }) {
    if (!result?.before || !isEditable(result.before)) return null;
    return { kind: 'restore-rule', input: { rule: result.before, order: result.order } };
  },
  leavesIn: ({ input: { rule } }) => ({ rules: (rows) => rows.filter(({ id }) => id !== rule.id) }),
  describe: ({ rule }, result) => about(result ? 'deleteRuleDone' : 'deleteRule', rule),
};
