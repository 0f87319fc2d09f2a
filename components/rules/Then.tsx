import { i18n } from '#i18n';
import type { RuleFormModel } from '../models/rule-form';
import { say } from '../words/say';
import { ActionRow } from './ActionRow';

/** What the rule does with the mails it takes. */
export function Then({ model, mild, now }: { model: RuleFormModel; mild: boolean; now: number }) {
  const { actions, stop } = model.draft.value;
  const problems = model.problems.value;
  const none = problems.find(({ at }) => at === 'actions');
  return (
    <fieldset class="stack">
      <legend>{i18n.t('rule.then')}</legend>
      {actions.map((action, at) => (
        <ActionRow
          key={at}
          at={at}
          action={action}
          folders={model.folders}
          mild={mild}
          now={now}
          problem={problems.find((one) => one.at === `actions.${at}`)}
          onChange={(next) => model.setAction(at, next)}
        />
      ))}
      {none && <p class="problem">{say(none)}</p>}
      {mild && <p class="quiet small">{i18n.t('rule.tabHarsh')}</p>}
      <button type="button" class="link" onClick={() => model.setAction(actions.length, { act: 'markRead' })}>
        {i18n.t('rule.addAction')}
      </button>
      <label class="choice">
        <input
          type="checkbox"
          checked={stop}
          onChange={(event) => model.change({ stop: event.currentTarget.checked })}
        />
        {i18n.t('rule.stop')}
      </label>
    </fieldset>
  );
}
