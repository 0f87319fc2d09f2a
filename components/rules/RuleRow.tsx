import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { isEditable, type Rule } from '../../lib/domain/rule';
import type { RulesModel } from '../models/rules';
import { Icon } from '../parts/Icon';
import { sayRule } from '../words/rule';
import { RuleFindings } from './Findings';
import { History } from './History';

export interface RuleRowProps {
  model: RulesModel;
  rule: Rule;
  at: number;
  count: number;
  now: number;
  onEdit(): void;
  onDuplicate(): void;
}

/** One rule of the list: what it does, on or off, its place, and what can be done with it. */
export function RuleRow({ model, rule, at, count, now, onEdit, onDuplicate }: RuleRowProps) {
  const [asking, setAsking] = useState(false);
  const [history, setHistory] = useState(false);
  const editable = isEditable(rule);
  const move = (by: -1 | 1) => void model.move(rule, by);
  const act = (words: string, run: () => void) => (
    <button type="button" class="link" aria-label={`${words}: ${rule.name}`} onClick={run}>
      {words}
    </button>
  );
  const place = (by: -1 | 1) => {
    const words = i18n.t(by < 0 ? 'ruleList.up' : 'ruleList.down', [rule.name]);
    const last = by < 0 ? at === 0 : at === count - 1;
    return (
      <button
        type="button"
        class="plain"
        aria-label={words}
        title={words}
        aria-disabled={last}
        onClick={() => !last && move(by)}
      >
        <Icon name={by < 0 ? 'up' : 'down'} />
      </button>
    );
  };
  return (
    <li class="rule stack" data-rule={rule.id}>
      <div class="ruleHead">
        <label class="choice">
          <input
            type="checkbox"
            checked={rule.enabled}
            aria-label={i18n.t('ruleList.switch', [rule.name])}
            onChange={(event) => void model.switchTo(rule, event.currentTarget.checked)}
          />
          <strong class="cut" dir="auto" title={rule.name}>
            {rule.name}
          </strong>
        </label>
        {place(-1)}
        {place(1)}
      </div>
      <p class={rule.enabled ? 'small' : 'quiet small'} dir="auto">
        {sayRule(rule, model.folders.nameOf)}
      </p>
      {!editable && <p class="quiet small">{i18n.t('ruleList.held')}</p>}
      <RuleFindings model={model} rule={rule} />
      <div class="actions">
        {editable && act(i18n.t('ruleList.edit'), onEdit)}
        {editable && act(i18n.t('ruleList.copy'), onDuplicate)}
        {act(i18n.t('ruleList.delete'), () => (editable ? void model.remove(rule) : setAsking(true)))}
        {act(i18n.t('ruleList.history'), () => setHistory(!history))}
      </div>
      {asking && (
        <div class="note warn" role="alert">
          <p>{i18n.t('ruleList.deleteHeld')}</p>
          <div class="actions">
            {act(i18n.t('ruleList.deleteSure'), () => void model.remove(rule))}
            {act(i18n.t('action.cancel'), () => setAsking(false))}
          </div>
        </div>
      )}
      {history && <History model={model} rule={rule} now={now} />}
    </li>
  );
}
