import { z } from 'zod';
import { Failure } from '../../domain/failure';
import type { Job, SendContext } from '../../domain/job';
import type { Rule } from '../../domain/rule';
import { ruleOrder, ruleSchema } from '../../domain/rule.schema';
import type { ProviderPort } from '../../providers/provider';
import { meaningOf, sameRule } from '../../rules/meaning';
import { placed } from '../../rules/order';
import { about, lookAnew, onLookAnew, putRule, ruleScan, rulesOf } from './rules';

/** The service takes one reordering a second: whoever meets its limit waits so long, so often. */
const slot = 1_100;
const tries = 5;

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

/** Where the limit stops it for good, the rule is there and stands last. */
async function putInPlace(
  { port, pause }: SendContext<ProviderPort>,
  made: Rule,
  wish: Input,
): Promise<void> {
  for (let count = 0; count < tries; count += 1) {
    try {
      const rows = await rulesOf(port).list();
      const order = orderWith(rows, made.id, wish);
      if (order.join() !== rows.map(({ id }) => id).join()) await rulesOf(port).reorder(order);
      return;
    } catch (error) {
      if (error instanceof Failure) throw error;
      await pause(slot);
    }
  }
}

/** Made again and put in its place. Whatever is missing of that after a lost answer is the next write. */
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
  attempt(context, wish, { made, inPlace }) {
    const { port } = context;
    if (!made) {
      return {
        operation: 'rules.create',
        async send() {
          const rule = await rulesOf(port).create(wish.rule);
          await putInPlace(context, rule, wish);
          return { rule };
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
  leavesIn: ({ input: wish, result }) => ({
    rules(rows) {
      if (!result) return rows;
      const there = putRule(result.rule)(rows);
      const wanted = orderWith(there, result.rule.id, wish);
      return there.toSorted((a, b) => wanted.indexOf(a.id) - wanted.indexOf(b.id));
    },
  }),
  describe: ({ rule }) => about('restoreRule', rule),
};
