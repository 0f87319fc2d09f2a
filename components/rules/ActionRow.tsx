import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Action, plainActions } from '../../lib/domain/rule';
import type { RuleProblem } from '../../lib/rules/check';
import type { FoldersModel } from '../models/folders';
import { Icon } from '../parts/Icon';
import { say } from '../words/say';
import { FolderPicker } from './FolderPicker';

export interface ActionRowProps {
  at: number;
  action: Action;
  folders: FoldersModel;
  /** A page may not ask for what deletes. */
  mild: boolean;
  now: number;
  problem: RuleProblem | undefined;
  onChange(action: Action | null): void;
}

const harsh = ['delete', 'spam'];

/** One action, with its folder where it needs one. */
export function ActionRow({ at, action, folders, mild, now, problem, onChange }: ActionRowProps) {
  const id = useId();
  const number = [String(at + 1)] as [string];
  const offered = plainActions.filter((act) => !mild || !harsh.includes(act));
  return (
    <fieldset class="ruleItem">
      <legend class="unseen">{i18n.t('rule.action', number)}</legend>
      <select
        aria-label={i18n.t('rule.action', number)}
        value={action.act}
        onChange={({ currentTarget: { value } }) => {
          const act = plainActions.find((one) => one === value);
          onChange(act ? { act } : { act: 'move', folder: '' });
        }}
      >
        <option value="move">{i18n.t('ruleDo.move')}</option>
        {offered.map((act) => (
          <option key={act} value={act}>
            {say({ key: `ruleDo.${act}`, params: [] })}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="plain"
        aria-label={i18n.t('rule.removeAction', number)}
        title={i18n.t('rule.removeAction', number)}
        onClick={() => onChange(null)}
      >
        <Icon name="close" />
      </button>
      {action.act === 'move' && (
        <FolderPicker
          model={folders}
          value={action.folder}
          now={now}
          invalid={problem !== undefined}
          describedBy={problem ? `${id}-problem` : undefined}
          onPick={(folder) => onChange({ ...action, folder })}
        />
      )}
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          {say(problem)}
        </p>
      )}
    </fieldset>
  );
}
