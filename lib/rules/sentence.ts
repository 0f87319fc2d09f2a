import type { Sentence } from '../domain/intent';
import { type Action, type Condition, isText, type RuleBody } from '../domain/rule';

/** What a rule says, in parts that every language joins in its own way. Params that name a key are words too. */
export interface RuleWords {
  match: 'all' | 'any';
  when: Sentence[];
  does: Sentence[];
  stop: boolean;
}

export function conditionWords(condition: Condition): Sentence {
  if (!('test' in condition)) return { key: `ruleFact.${condition.part}`, params: [] };
  const part = `rulePart.${condition.part}`;
  return { key: `ruleTest.${condition.test}`, params: isText(condition) ? [part, condition.text] : [part] };
}

/** `folderName`: the name of a folder by its id. */
export const actionWords = (action: Action, folderName: (id: string) => string): Sentence =>
  action.act === 'move'
    ? { key: 'ruleAct.move', params: [folderName(action.folder)] }
    : { key: `ruleAct.${action.act}`, params: [] };

export const ruleWords = (rule: RuleBody, folderName: (id: string) => string): RuleWords => ({
  match: rule.match === 'any' ? 'any' : 'all',
  when: rule.conditions.map(conditionWords),
  does: rule.actions.map((one) => actionWords(one, folderName)),
  stop: rule.stop,
});

/** A short name: what it looks for, and the first thing it does. */
export function proposedName(
  rule: RuleBody,
  folderName: (id: string) => string,
): { what: string | Sentence; more: number; does: Sentence | string } | null {
  const [first, ...rest] = rule.conditions;
  const [action] = rule.actions;
  if (!first || !action) return null;
  const what = isText(first) ? first.text.replace(/^@/, '') : conditionWords(first);
  const does = action.act === 'move' ? folderName(action.folder) : actionWords(action, folderName);
  return { what, more: rest.length, does };
}
