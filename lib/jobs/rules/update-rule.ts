import { z } from 'zod';
import type { Job } from '../../domain/job';
import { isEditable, type Rule, type RuleBody } from '../../domain/rule';
import { ruleBodySchema, ruleId } from '../../domain/rule.schema';
import type { ProviderPort } from '../../providers/provider';
import { contentOf, sameRule } from '../../rules/meaning';
import { merge, withRaw } from '../../rules/merge';
import { about, goneRule, lookAnew, onLookAnew, putRule, ruleScan, rulesOf } from './rules';
import { writeOver } from './write-over';

const input = z.object({
  id: ruleId,
  /** As the person saw it, and as it is to be. */
  was: ruleBodySchema,
  now: ruleBodySchema,
});
type Input = z.infer<typeof input>;

/** What was there, and what is written: the wish merged into it. */
interface Snapshot {
  before: Rule;
  after: RuleBody;
}

/** The row with what we changed, where somebody wrote over it; null where it holds it, or was changed otherwise since. */
function repaired(row: Rule, { before, after }: Snapshot): RuleBody | null {
  const merged = merge(before, row, after);
  return 'body' in merged && !sameRule(merged.body, row) ? merged.body : null;
}

/** The service has no version to compare and the last write wins: what others did is read right before, and kept. */
export const updateRule: Job<Input, Snapshot, Snapshot, ProviderPort, Rule> = {
  kind: 'update-rule',
  version: 1,
  input,
  class: 'click',
  needs: ['rules.list', 'rules.update'],
  resource: ({ id }) => `rule:${id}`,
  scan: ruleScan,
  look({ forced }, { id, was, now }, scan) {
    if (!scan?.complete) return 'scan';
    const row = scan.rows.find((one) => one.id === id);
    if (!row) return goneRule(was.name, { ours: was, wanted: now });
    if (!isEditable(row)) return { needsYou: about('ruleHeld', row) };
    if (forced) return { snapshot: { before: row, after: withRaw(now, row) } };
    const merged = merge(was, row, now);
    if ('body' in merged) return { snapshot: { before: row, after: merged.body } };
    return {
      needsYou: about('ruleChangedSince', row),
      versions: { ours: was, now: row, wanted: now },
    };
  },
  /** The first's view of what was there, the second's wish. */
  coalesce: (waiting, next) => ({ ...next, was: waiting.was }),
  attempt(context, { id }, { before, after }) {
    if (sameRule(before, after)) return { settled: { before, after: before } };
    return {
      operation: 'rules.update',
      async send() {
        const row = (await rulesOf(context.port).list()).find((one) => one.id === id);
        // An earlier attempt of this very write may have arrived.
        if (row && sameRule(row, after)) return { before, after };
        if (!row || contentOf(row) !== contentOf(before)) throw lookAnew();
        return writeOver(context, id, { before, after }, (now) => repaired(now, { before, after }));
      },
    };
  },
  repeatable: () => true,
  reconcile: () => ({ verdict: 'absent' }),
  refused: onLookAnew,
  undo({ input: { id }, result }) {
    if (!result || sameRule(result.before, result.after)) return null;
    const { before, after } = result;
    return { kind: 'update-rule', input: { id, was: after, now: before } };
  },
  leavesIn: ({ input: { id }, result }) => (result ? { rules: putRule({ ...result.after, id }) } : {}),
  describe: ({ now }, result) => about(result ? 'updateRuleDone' : 'updateRule', now),
};
