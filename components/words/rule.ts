import { i18n } from '#i18n';
import type { RuleBody } from '../../lib/domain/rule';
import { actionWords, conditionWords, proposedName, ruleWords } from '../../lib/rules/sentence';
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

/** What a rule says, piece by piece. */
const piecesOf = (rule: RuleBody, folderName: FolderName): Set<string> =>
  new Set([
    rule.name,
    i18n.t(rule.enabled ? 'ruleList.on' : 'ruleList.off'),
    ...(rule.conditions.length > 1 ? [i18n.t(rule.match === 'any' ? 'rule.any' : 'rule.all')] : []),
    ...rule.conditions.map((one) => say(conditionWords(one))),
    ...rule.actions.map((one) => say(actionWords(one, folderName))),
    ...(rule.stop ? [i18n.t('rule.stop')] : []),
  ]);

/** What came and what went between two states of a rule; nothing where only what is not known here changed. */
export function ruleDiff(
  before: RuleBody,
  after: RuleBody,
  folderName: FolderName,
): { gone: string[]; come: string[] } {
  const [was, is] = [piecesOf(before, folderName), piecesOf(after, folderName)];
  return {
    gone: [...was].filter((piece) => !is.has(piece)),
    come: [...is].filter((piece) => !was.has(piece)),
  };
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
