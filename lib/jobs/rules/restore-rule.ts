import { z } from 'zod';
import type { Job } from '../../domain/job';
import type { Rule } from '../../domain/rule';
import { ruleOrder, ruleSchema } from '../../domain/rule.schema';
import type { ProviderPort } from '../../providers/provider';
import { meaningOf, sameRule } from '../../rules/meaning';
import { placed } from '../../rules/order';
import { about, lookAnew, onLookAnew, ruleScan, rulesOf } from './rules';

/** A deleted rule with the id it had, and the order of all rules at that time. */
const input = z.object({ rule: ruleSchema, order: ruleOrder });
type Input = z.infer<typeof input>;

/** The rule made again, as far as it is there; and whether it stands in its place. */
interface Snapshot {
  made: Rule | null;
  inPlace: boolean;
}

interface Result {
  rule: Rule;
}

/** The order that puts `made` where the deleted one stood. */
const orderWith = (present: readonly Rule[], made: string, { rule, order }: Input): string[] =>
  placed(
    present.map(({ id }) => id),
    made,
    order.map((id) => (id === rule.id ? made : id)),
  );

/** Made again, then put in its place: whatever is missing of that is the next write. */
export const restoreRule: Job<Input, Snapshot, Result, ProviderPort, Rule> = {
  kind: 'restore-rule',
  version: 1,
  input,
  class: 'click',
  needs: ['rules.list', 'rules.create', 'rules.reorder'],
  resource: ({ rule }) => `rule-of:${meaningOf(rule)}`,
  scan: ruleScan,
  look(_context, wish, scan) {
    if (!scan?.complete) return 'scan';
    // Those that stood beside it then are not it.
    const made =
      scan.rows.find(
        (row) => sameRule(row, wish.rule) && (row.id === wish.rule.id || !wish.order.includes(row.id)),
      ) ?? null;
    const ids = scan.rows.map(({ id }) => id);
    const inPlace = made !== null && orderWith(scan.rows, made.id, wish).join() === ids.join();
    return { snapshot: { made, inPlace } };
  },
  coalesce: () => null,
  attempt({ port }, wish, { made, inPlace }) {
    if (!made) {
      return {
        operation: 'rules.create',
        async send() {
          await rulesOf(port).create(wish.rule);
          throw lookAnew();
        },
      };
    }
    if (inPlace) return { settled: { rule: made } };
    return {
      operation: 'rules.reorder',
      async send() {
        const rows = await rulesOf(port).list();
        if (!rows.some(({ id }) => id === made.id)) throw lookAnew();
        await rulesOf(port).reorder(orderWith(rows, made.id, wish));
        return { rule: made };
      },
    };
  },
  repeatable: (_wish, { made }) => made !== null,
  /** Whether it was made, the next look sees. */
  reconcile: () => ({ verdict: 'absent' }),
  refused: onLookAnew,
  undo: ({ result }) => (result ? { kind: 'delete-rule', input: { rule: result.rule } } : null),
  describe: ({ rule }) => about('restoreRule', rule),
};
