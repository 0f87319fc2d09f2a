import type { Mail } from '../domain/mail';
import { type Condition, isEditable, type Rule, type RuleBody, ruleLimits } from '../domain/rule';
import { factsOf, type Me } from './facts';
import { actionsKey, conditionKey } from './meaning';
import { compileList } from './run';

/** Several rules for senders that could be one: `keep` gets all conditions, `drop` go. */
export interface Folding {
  keep: Rule;
  drop: Rule[];
  body: RuleBody;
}

const foldable = (rule: Rule) =>
  isEditable(rule) &&
  rule.enabled &&
  (rule.match === 'any' || rule.conditions.length === 1) &&
  rule.conditions.every(({ part }) => part === 'sender');

const unique = (conditions: readonly Condition[]) => [
  ...new Map(conditions.map((one) => [conditionKey(one), one])).values(),
];

/** Neighbours alone: what lies between two rules may decide what becomes of a mail. */
export function foldings(rules: readonly Rule[]): Folding[] {
  const found: Folding[] = [];
  let group: Rule[] = [];
  const close = () => {
    const [keep, ...drop] = group;
    if (keep && drop.length > 0) {
      const { id: _id, ...body } = keep;
      const conditions = unique(group.flatMap((one) => one.conditions));
      found.push({ keep, drop, body: { ...body, match: 'any', conditions } });
    }
    group = [];
  };
  for (const rule of rules.filter(({ enabled }) => enabled)) {
    const [first] = group;
    const alike = first && actionsKey(first.actions) === actionsKey(rule.actions) && first.stop === rule.stop;
    const count = unique([...group, rule].flatMap((one) => one.conditions)).length;
    if (!foldable(rule) || !alike || count > ruleLimits.items) close();
    if (foldable(rule)) group.push(rule);
  }
  close();
  return found;
}

/** The list as the folding would leave it. */
export const folded = (rules: readonly Rule[], { keep, drop, body }: Folding): Rule[] =>
  rules
    .filter((rule) => !drop.some(({ id }) => id === rule.id))
    .map((rule) => (rule.id === keep.id ? { ...body, id: keep.id } : rule));

/** Whether two lists make the same of these mails. */
export interface Proof {
  same: number;
  different: Mail[];
  /** What was not read of them decides. */
  unsure: number;
}

export function compare(
  before: readonly Rule[],
  after: readonly Rule[],
  mails: readonly Mail[],
  me: Me,
): Proof {
  const [was, is] = [compileList(before, me), compileList(after, me)];
  const proof: Proof = { same: 0, different: [], unsure: 0 };
  for (const mail of mails) {
    const facts = factsOf(mail, me);
    const [a, b] = [was(facts), is(facts)];
    if (a === null || b === null) proof.unsure += 1;
    else if (JSON.stringify({ ...a, by: [] }) === JSON.stringify({ ...b, by: [] })) proof.same += 1;
    else proof.different.push(mail);
  }
  return proof;
}
