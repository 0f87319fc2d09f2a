import { i18n } from '#i18n';
import type { RuleChange } from '../../lib/domain/rule-view';
import { type FolderName, ruleDiff } from '../words/rule';
import { say } from '../words/say';
import { timeOf } from '../words/time';
import { wholeRule } from './RuleVersions';

export interface ChangeListProps {
  changes: readonly RuleChange[];
  now: number;
  nameOf: FolderName;
  onRestore(change: RuleChange): void;
}

/** What one change did: the pieces that differ where the rule was there before and after, else the whole of it. */
function Differs({ before, after, nameOf }: Pick<RuleChange, 'before' | 'after'> & { nameOf: FolderName }) {
  if (!before || !after) {
    return (
      <dl class="before small">
        <dt>{i18n.t('ruleList.before')}</dt>
        <dd dir="auto">{wholeRule(before, nameOf)}</dd>
        <dt>{i18n.t('ruleList.after')}</dt>
        <dd dir="auto">{wholeRule(after, nameOf)}</dd>
      </dl>
    );
  }
  const { gone, come } = ruleDiff(before, after, nameOf);
  const side = (words: string, pieces: readonly string[], Mark: 'del' | 'ins') =>
    pieces.length > 0 && (
      <>
        <dt>{words}</dt>
        {pieces.map((piece) => (
          <dd key={piece} dir="auto">
            <Mark>{piece}</Mark>
          </dd>
        ))}
      </>
    );
  return (
    <dl class="before small">
      {side(i18n.t('ruleList.before'), gone, 'del')}
      {side(i18n.t('ruleList.after'), come, 'ins')}
    </dl>
  );
}

/** Changes of rules, newest first, each with what it changed and the way back to what was before. */
export function ChangeList({ changes, now, nameOf, onRestore }: ChangeListProps) {
  return (
    <ul class="stack inset">
      {changes.map((change) => (
        <li key={change.intent} class="stack">
          <p class="small" dir="auto">
            {say(change.describe)} <time class="quiet">{timeOf(change.at, now)}</time>
          </p>
          <Differs before={change.before} after={change.after} nameOf={nameOf} />
          {change.before && (
            <button type="button" class="link" onClick={() => onRestore(change)}>
              {i18n.t('ruleList.restore')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
