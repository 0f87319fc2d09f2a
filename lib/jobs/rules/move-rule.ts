import { z } from 'zod';
import type { FailureFacts } from '../../domain/failure';
import type { Job } from '../../domain/job';
import type { Rule } from '../../domain/rule';
import { ruleId, ruleOrder } from '../../domain/rule.schema';
import type { ProviderPort } from '../../providers/provider';
import { placed } from '../../rules/order';
import { about, goneRule, lookAnew, ruleScan, rulesOf } from './rules';

const input = z.object({
  id: ruleId,
  name: z.string().max(4000),
  /** All rules as the person wants them; of it only this rule's place is wished for. */
  order: ruleOrder,
});
type Input = z.infer<typeof input>;

interface Was {
  order: string[];
}

const same = (a: readonly string[], b: readonly string[]) => a.join() === b.join();
const ids = (rows: readonly Rule[]) => rows.map(({ id }) => id);

/** The service calls a list bad that lacks a rule made, or names one deleted, since we read it. */
const maybeOther = ({ kind }: FailureFacts) => kind === 'conflict' || kind === 'invalid';

/** The service wants the ids of all rules: those that came since are put in where they stand. */
export const moveRule: Job<Input, Was, Was, ProviderPort, Rule> = {
  kind: 'move-rule',
  version: 1,
  input,
  class: 'click',
  needs: ['rules.list', 'rules.reorder'],
  resource: () => 'rule-order',
  scan: ruleScan,
  look(_context, { id, name }, scan) {
    if (!scan?.complete) return 'scan';
    const order = ids(scan.rows);
    return order.includes(id) ? { snapshot: { order } } : goneRule(name);
  },
  coalesce: (waiting, next) => (waiting.id === next.id ? next : null),
  attempt({ port }, { id, order }, was) {
    if (same(placed(was.order, id, order), was.order)) return { settled: was };
    return {
      operation: 'rules.reorder',
      async send() {
        const now = ids(await rulesOf(port).list());
        if (!now.includes(id)) throw lookAnew();
        await rulesOf(port).reorder(placed(now, id, order));
        return was;
      },
    };
  },
  repeatable: () => true,
  reconcile: () => ({ verdict: 'absent' }),
  refused: (failure) => (maybeOther(failure) ? 'lookAgain' : null),
  undo({ input: wish, result }) {
    if (!result || same(placed(result.order, wish.id, wish.order), result.order)) return null;
    return { kind: 'move-rule', input: { ...wish, order: result.order } };
  },
  leavesIn: ({ input: { id, order } }) => ({
    rules(rows) {
      const wanted = placed(ids(rows), id, order);
      return rows.toSorted((a, b) => wanted.indexOf(a.id) - wanted.indexOf(b.id));
    },
  }),
  describe: (wish) => about('moveRule', wish),
};
