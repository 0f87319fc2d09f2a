import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Label } from '../../lib/domain/label';
import type { RenamePlan } from '../../lib/labels/rename';
import { say } from '../words/say';

export interface RenameLabelProps {
  label: Label;
  /** The name to begin with, where it is not the present one. */
  start?: string;
  check(to: string): RenamePlan;
  onRename(to: string): void;
}

/** The full path is edited: a last part alone would move the label to the top. */
export function RenameLabel({ label, start, check, onRename }: RenameLabelProps) {
  const id = useId();
  const [to, setTo] = useState(start ?? label.name);
  const plan = check(to);
  const problem = 'problem' in plan && plan.problem !== 'same' ? plan : null;
  const carried = 'steps' in plan ? plan.steps.length - 1 : 0;
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if ('steps' in plan) onRename(to.trim());
      }}
    >
      <label class="small" for={`${id}-name`}>
        {i18n.t('labels.path')}
      </label>
      <input
        id={`${id}-name`}
        dir="auto"
        value={to}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-note`}
        onInput={(event) => setTo(event.currentTarget.value)}
      />
      <p id={`${id}-note`} class={problem ? 'problem' : 'quiet small'} role="status">
        {problem && say({ key: `labels.problem.${problem.problem}`, params: [problem.path] })}
        {carried > 0 && i18n.t('labels.carries', carried)}
      </p>
      <button type="submit" class="primary" disabled={!('steps' in plan)}>
        {i18n.t('labels.task.rename')}
      </button>
    </form>
  );
}
