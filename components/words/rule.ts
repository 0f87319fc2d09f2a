import { i18n } from '#i18n';
import type { RuleBody } from '../../lib/domain/rule';
import { proposedName, ruleWords } from '../../lib/rules/sentence';
import { say } from './say';

export type FolderName = (id: string) => string;

type Joint = 'rule.joinAll' | 'rule.joinAny' | 'rule.joinActs';

const joined = (parts: readonly string[], joint: Joint) =>
  parts.reduce((before, part) => (before === '' ? part : i18n.t(joint, [before, part])), '');

/** What a rule does, in one sentence. */
export function sayRule(rule: RuleBody, folderName: FolderName): string {
  const { match, when, does, stop } = ruleWords(rule, folderName);
  const parts: [string, string] = [
    joined(when.map(say), match === 'any' ? 'rule.joinAny' : 'rule.joinAll'),
    joined(does.map(say), 'rule.joinActs'),
  ];
  return stop ? i18n.t('rule.saysStop', parts) : i18n.t('rule.says', parts);
}

/** A name for a rule that has none, '' where there is nothing to name it by. */
export function sayName(rule: RuleBody, folderName: FolderName): string {
  const proposed = proposedName(rule, folderName);
  if (!proposed) return '';
  const text = (part: typeof proposed.what) => (typeof part === 'string' ? part : say(part));
  const [what, does] = [text(proposed.what), text(proposed.does)];
  return proposed.more > 0
    ? i18n.t('rule.nameMore', [what, String(proposed.more), does])
    : i18n.t('rule.nameOne', [what, does]);
}
