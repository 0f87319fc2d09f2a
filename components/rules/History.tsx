import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { FailureFacts } from '../../lib/domain/failure';
import type { Rule } from '../../lib/domain/rule';
import type { RuleChange } from '../../lib/domain/rule-view';
import { failureOf } from '../app/client';
import type { RulesModel } from '../models/rules';
import { FailureNote } from '../parts/FailureNote';
import { ChangeList } from './ChangeList';

/** What was done to a rule from here, and the way back to each earlier state. `rule` null = to those deleted since. */
export function History({ model, rule, now }: { model: RulesModel; rule: Rule | null; now: number }) {
  const [changes, setChanges] = useState<RuleChange[] | null>(null);
  const [failure, setFailure] = useState<FailureFacts | null>(null);
  const rules = model.rules.value;
  useEffect(() => {
    (rule ? model.history(rule) : model.deleted()).then(setChanges, (error: unknown) =>
      setFailure(failureOf(error)),
    );
  }, [model, rule, rule ? null : rules]);
  if (failure) return <FailureNote failure={failure} now={now} />;
  if (changes?.length === 0) {
    return <p class="quiet small">{i18n.t(rule ? 'ruleList.noHistory' : 'ruleList.noneDeleted')}</p>;
  }
  return (
    <ChangeList
      changes={changes ?? []}
      now={now}
      nameOf={model.folders.nameOf}
      onRestore={(change) => void model.restore(change)}
    />
  );
}

/** Rules that were deleted from here, until they are back. Read when it is opened. */
export function Deleted({ model, now }: { model: RulesModel; now: number }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{i18n.t('ruleList.deleted')}</summary>
      {open && <History model={model} rule={null} now={now} />}
    </details>
  );
}
