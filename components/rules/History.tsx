import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { FailureFacts } from '../../lib/domain/failure';
import type { Rule } from '../../lib/domain/rule';
import type { RuleChange } from '../../lib/domain/rule-view';
import { failureOf } from '../app/client';
import type { RulesModel } from '../models/rules';
import { FailureNote } from '../parts/FailureNote';
import { say } from '../words/say';
import { timeOf } from '../words/time';
import { wholeRule } from './RuleVersions';

/** What was done to a rule from here, and the way back to each earlier state. */
export function History({ model, rule, now }: { model: RulesModel; rule: Rule; now: number }) {
  const [changes, setChanges] = useState<RuleChange[] | null>(null);
  const [failure, setFailure] = useState<FailureFacts | null>(null);
  useEffect(() => {
    model.history(rule).then(setChanges, (error: unknown) => setFailure(failureOf(error)));
  }, [model, rule]);
  if (failure) return <FailureNote failure={failure} now={now} />;
  if (changes?.length === 0) return <p class="quiet small">{i18n.t('ruleList.noHistory')}</p>;
  return (
    <ul class="stack inset">
      {changes?.map((change) => (
        <li key={change.intent} class="stack">
          <p class="small" dir="auto">
            {say(change.describe)} <time class="quiet">{timeOf(change.at, now)}</time>
          </p>
          <dl class="before small">
            <dt>{i18n.t('ruleList.before')}</dt>
            <dd dir="auto">{wholeRule(change.before, model.folders.nameOf)}</dd>
            <dt>{i18n.t('ruleList.after')}</dt>
            <dd dir="auto">{wholeRule(change.after, model.folders.nameOf)}</dd>
          </dl>
          {change.before && (
            <button type="button" class="link" onClick={() => void model.restore(change)}>
              {i18n.t('ruleList.restore')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
