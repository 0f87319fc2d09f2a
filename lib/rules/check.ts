import type { Sentence } from '../domain/intent';
import { isEditable, isText, type RuleBody, ruleLimits } from '../domain/rule';

/** What must be put right before a rule can be sent. `at`: `name`, `conditions`, `conditions.2`, `actions.0` … */
export interface RuleProblem extends Sentence {
  at: string;
}

const problem = (at: string, key: string, ...params: string[]): RuleProblem => ({ at, key, params });

const missing = { conditions: 'rule.problem.noConditions', actions: 'rule.problem.noActions' } as const;

export function checkRule(rule: RuleBody): RuleProblem[] {
  const found: RuleProblem[] = [];
  const length = [...rule.name.trim()].length;
  if (length === 0) found.push(problem('name', 'problem.nameMissing'));
  if (length > ruleLimits.name) found.push(problem('name', 'problem.tooLong', String(ruleLimits.name)));
  for (const part of ['conditions', 'actions'] as const) {
    const count = rule[part].length;
    if (count === 0) found.push(problem(part, missing[part]));
    if (count > ruleLimits.items) found.push(problem(part, 'rule.problem.tooMany', String(ruleLimits.items)));
  }
  for (const [at, one] of rule.conditions.entries()) {
    if (isText(one) && one.text.trim() === '') found.push(problem(`conditions.${at}`, 'rule.problem.noText'));
  }
  for (const [at, one] of rule.actions.entries()) {
    if (one.act === 'move' && one.folder === '')
      found.push(problem(`actions.${at}`, 'rule.problem.noFolder'));
  }
  if (!isEditable(rule)) found.push(problem('rule', 'rule.problem.notEditable'));
  return found;
}

/** As it would be sent: blanks around what is typed are nobody's wish; what was there in `was` stays as it is. */
export function cleaned(rule: RuleBody, was?: RuleBody): RuleBody {
  const there = new Set(was?.conditions.filter(isText).map(({ text }) => text));
  return {
    ...rule,
    name: rule.name === was?.name ? rule.name : rule.name.trim(),
    conditions: rule.conditions.map((one) =>
      isText(one) && !there.has(one.text) ? { ...one, text: one.text.trim() } : one,
    ),
  };
}
