import type { Action, Rule } from '../domain/rule';
import type { Finding } from '../domain/rule-view';
import { contradiction, covers } from './implies';
import { meaningOf } from './meaning';

const placeOf = (actions: readonly Action[]): string | null => {
  const last = actions.findLast(
    ({ act }) => act === 'archive' || act === 'delete' || act === 'spam' || act === 'move',
  );
  return last ? (last.act === 'move' ? last.folder : last.act) : null;
};

/** What is said is true of every mail; what is not said may still be. Rules that are off trouble nobody. */
export function findings(rules: readonly Rule[]): Finding[] {
  const on = rules.filter(({ enabled }) => enabled);
  const found: Finding[] = [];
  for (const [at, rule] of on.entries()) {
    const conditions = contradiction(rule);
    if (conditions) {
      found.push({ kind: 'never', rule: rule.id, conditions });
      continue;
    }
    const before = on.slice(0, at);
    const meaning = meaningOf(rule);
    const twin = before.find((one) => meaningOf(one) === meaning);
    const wall = before.find((one) => one.stop && covers(one, rule));
    if (twin) found.push({ kind: 'duplicate', rule: rule.id, by: twin.id });
    else if (wall) found.push({ kind: 'shadowed', rule: rule.id, by: wall.id });
    const over = overruler(rule, on.slice(at + 1));
    if (over && !twin && !wall) found.push({ kind: 'overruled', rule: rule.id, by: over.id });
  }
  return found;
}

/** The first later rule that surely decides where this one's mails go; none where one between may stop them. */
function overruler(rule: Rule, later: readonly Rule[]): Rule | null {
  const place = placeOf(rule.actions);
  if (place === null || rule.stop) return null;
  for (const one of later) {
    const other = placeOf(one.actions);
    if (other !== null && other !== place && covers(one, rule)) return one;
    if (one.stop) return null;
  }
  return null;
}
