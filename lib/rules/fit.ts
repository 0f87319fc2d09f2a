import { type Condition, isEditable, type Rule, type RuleBody, ruleLimits } from '../domain/rule';
import { covers } from './implies';
import { actionsKey } from './meaning';

/** A rule for senders that one more can join. */
export interface Fit {
  rule: Rule;
  /** It takes this sender already. */
  has: boolean;
  /** It holds as many conditions as the service takes. */
  full: boolean;
  /** It does with its mails what is wanted here. */
  sameActions: boolean;
}

const asksSenders = ({ match, conditions }: RuleBody) =>
  conditions.length > 0 &&
  conditions.every(({ part }) => part === 'sender') &&
  (match === 'any' || conditions.length === 1) &&
  conditions.every((one) => 'test' in one && one.test !== 'notContains' && one.test !== 'isNot');

/** Rules that can take these conditions on senders too, best first. */
export function fitting(rules: readonly Rule[], wanted: RuleBody): Fit[] {
  if (!asksSenders({ ...wanted, match: 'any' })) return [];
  const actions = actionsKey(wanted.actions);
  return rules
    .filter((rule) => isEditable(rule) && asksSenders(rule))
    .map((rule) => ({
      rule,
      has: covers(rule, wanted),
      full: rule.conditions.length + wanted.conditions.length > ruleLimits.items,
      sameActions: actionsKey(rule.actions) === actions,
    }))
    .sort(
      (a, b) =>
        Number(b.sameActions) - Number(a.sameActions) ||
        Number(a.full) - Number(b.full) ||
        b.rule.conditions.length - a.rule.conditions.length,
    );
}

/** The rule with these conditions too. */
export const withConditions = ({ id: _id, ...rule }: Rule, more: readonly Condition[]): RuleBody => ({
  ...rule,
  match: 'any',
  conditions: [...rule.conditions, ...more],
});
