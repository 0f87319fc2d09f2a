import { i18n } from '#i18n';
import type { RuleProblem } from '../../lib/rules/check';
import type { RuleFormModel } from '../models/rule-form';
import { say } from '../words/say';
import { ConditionRow } from './ConditionRow';

const problemAt = (problems: readonly RuleProblem[], at: string) => problems.find((one) => one.at === at);

/** What the rule looks for: what the mail offers at a press, everything else behind a fold. */
export function When({ model, open }: { model: RuleFormModel; open: boolean }) {
  const { conditions, match } = model.draft.value;
  const problems = model.problems.value;
  const none = problemAt(problems, 'conditions');
  const offered = model.proposals.value;
  const unfolded = open || offered.length === 0 || problems.some(({ at }) => at.startsWith('conditions'));
  return (
    <>
      {offered.length > 0 && (
        <fieldset>
          <legend>{i18n.t('rule.found')}</legend>
          <div class="chips">
            {offered.map((one) => (
              <button
                key={`${one.kind} ${one.about}`}
                type="button"
                class="offer"
                aria-pressed={model.has(one)}
                onClick={() => model.toggle(one)}
              >
                <bdi class="cut">
                  {say({ key: `rule.about.${one.kind}`, params: one.about ? [one.about] : [] })}
                </bdi>
              </button>
            ))}
          </div>
        </fieldset>
      )}
      <details open={unfolded}>
        <summary>{i18n.t('rule.more')}</summary>
        <div class="stack">
          {conditions.length > 1 && (
            <label class="inline">
              {i18n.t('rule.match')}
              <select
                value={match}
                onChange={({ currentTarget: { value } }) =>
                  model.change({ match: value === 'any' ? 'any' : 'all' })
                }
              >
                <option value="all">{i18n.t('rule.all')}</option>
                <option value="any">{i18n.t('rule.any')}</option>
              </select>
            </label>
          )}
          {conditions.map((condition, at) => (
            <ConditionRow
              key={at}
              at={at}
              condition={condition}
              problem={problemAt(problems, `conditions.${at}`)}
              onChange={(next) => model.setCondition(at, next)}
            />
          ))}
          {none && <p class="problem">{say(none)}</p>}
          <button
            type="button"
            class="link"
            onClick={() =>
              model.setCondition(conditions.length, { part: 'subject', test: 'contains', text: '' })
            }
          >
            {i18n.t('rule.addCondition')}
          </button>
        </div>
      </details>
    </>
  );
}
