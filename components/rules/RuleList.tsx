import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountView } from '../../lib/domain/account';
import type { Rule, RuleBody } from '../../lib/domain/rule';
import type { App } from '../app/app';
import { LastWish } from '../labels/LastWish';
import { Trouble } from '../labels/Trouble';
import { createRules } from '../models/rules';
import { FailureNote } from '../parts/FailureNote';
import { useModel } from '../parts/use-model';
import { Foldings } from './Findings';
import { Deleted } from './History';
import { RuleForm } from './RuleForm';
import { RuleRow } from './RuleRow';

export interface RuleListProps {
  app: App;
  account: AccountView;
  onAllow(): void;
}

/** A form opened from the list: a rule to change, or one to begin a new one with. */
type Opened = { editing: Rule | null; begin: RuleBody | null };

const step = (event: KeyboardEvent): -1 | 1 | null => {
  if (!event.altKey) return null;
  return event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
};

/** All rules in the order in which they run; Alt and an arrow key move the one that has the focus. */
export function RuleList({ app, account, onAllow }: RuleListProps) {
  const model = useModel(() => createRules(app, account.id));
  const [opened, setOpened] = useState<Opened | null>(null);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const rules = model.rules.value;
  const now = app.now();
  const { last, trouble, failure } = model.wishes;
  const findings = model.findings.value.length;

  function press(event: KeyboardEvent): void {
    const by = step(event);
    const focused = event.target instanceof HTMLElement ? event.target : null;
    const id = focused?.closest<HTMLElement>('[data-rule]')?.dataset.rule;
    const at = rules?.findIndex((one) => one.id === id) ?? -1;
    const rule = rules?.[at];
    if (by === null || !rule || !rules?.[at + by]) return;
    event.preventDefault();
    setSaid(i18n.t('ruleList.moved', [rule.name, String(at + by + 1), String(rules.length)]));
    void model.move(rule, by);
    setTimeout(() => focused?.isConnected && focused.focus());
  }

  function duplicate({ id: _id, raw: _raw, ...rule }: Rule): void {
    setOpened({ editing: null, begin: { ...rule, name: i18n.t('ruleList.copyName', [rule.name]) } });
  }

  return (
    <section class="stack" aria-labelledby="rules-title">
      <h2 id="rules-title">
        {i18n.t('rule.list')}{' '}
        {findings > 0 && <span class="badge bad">{i18n.t('ruleList.findings', findings)}</span>}
      </h2>
      {model.failure.value && <FailureNote failure={model.failure.value} now={now} />}
      {failure.value && <FailureNote failure={failure.value} now={now} />}
      {trouble.value && (
        <Trouble
          intent={trouble.value}
          now={now}
          onRetry={() => void model.wishes.retry()}
          onDrop={() => void model.wishes.drop()}
        />
      )}
      {last.value && <LastWish intent={last.value} now={now} onUndo={() => void model.wishes.undo()} />}
      <p class="unseen" role="status">
        {said}
      </p>
      {opened && (
        <div class="inset">
          <RuleForm
            key={opened.editing?.id ?? opened.begin?.name}
            app={app}
            account={account}
            open={{ account: account.id, capture: null, mail: null, ...opened }}
            onAllow={onAllow}
            onClose={() => setOpened(null)}
          />
        </div>
      )}
      <Foldings model={model} />
      {rules === null && !model.failure.value && <p class="quiet">{i18n.t('screen.reading')}</p>}
      {rules?.length === 0 && <p class="quiet">{i18n.t('rule.none')}</p>}
      <ol class="rules" ref={list} onKeyDown={press}>
        {rules?.map((rule, at) => (
          <RuleRow
            key={rule.id}
            model={model}
            rule={rule}
            at={at}
            count={rules.length}
            now={now}
            onEdit={() => setOpened({ editing: rule, begin: null })}
            onDuplicate={() => duplicate(rule)}
          />
        ))}
      </ol>
      <Deleted model={model} now={now} />
    </section>
  );
}
