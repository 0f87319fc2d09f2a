import type { Action, Condition, RuleBody } from '../domain/rule';
import { foldText } from './facts';

/** JSON with keys in one order. */
function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${stable(one)}`)
    .join()}}`;
}

/** Equal for two conditions that take the same mails. */
export function conditionKey(condition: Condition): string {
  if (condition.part === 'unknown') return stable(condition.raw);
  if (!('test' in condition)) return condition.part;
  const text = 'text' in condition ? foldText(condition.text) : '';
  return stable([condition.part, condition.test, text]);
}

/** Equal for two actions that do the same. */
export function actionKey(action: Action): string {
  if (action.act === 'move') return stable(['move', action.folder]);
  return 'raw' in action && !isPlain(action) ? stable([action.act, action.raw]) : action.act;
}

const isPlain = ({ act }: Action) =>
  act !== 'label' && act !== 'forward' && act !== 'share' && act !== 'unknown';
/** Marks may be set in any order; of places the last one wins. */
const isMark = ({ act }: Action) => act === 'markRead' || act === 'flag' || act === 'mute';

export function actionsKey(actions: readonly Action[]): string {
  const marks = new Set(actions.filter(isMark).map(actionKey));
  const rest = actions.filter((one) => !isMark(one)).map(actionKey);
  return stable([[...marks].sort(), rest]);
}

/** Equal for rules that take the same mails and do the same with them, whatever they are called, on or off. */
export function meaningOf({ match, conditions, actions, stop }: RuleBody): string {
  const keys = [...new Set(conditions.map(conditionKey))].sort();
  return stable([keys.length > 1 ? match : 'all', keys, actionsKey(actions), stop]);
}

/** The same in every respect that is known here: name and switch too. */
export const sameRule = (one: RuleBody, other: RuleBody): boolean =>
  one.name === other.name && one.enabled === other.enabled && meaningOf(one) === meaningOf(other);

/** What the service holds of it, to the last key nobody knows. */
export const contentOf = ({ name, enabled, match, conditions, actions, stop, raw }: RuleBody): string =>
  stable({ name, enabled, match, conditions, actions, stop, raw });
