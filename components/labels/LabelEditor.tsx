import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { isLabelColour, isSystemLabel, type Label } from '../../lib/domain/label';
import { planRename } from '../../lib/labels/rename';
import { subtree } from '../../lib/labels/tree';
import type { App } from '../app/app';
import type { LabelsModel } from '../models/labels';
import { Icon } from '../parts/Icon';
import { LabelPalette } from './LabelPalette';
import { RemoveLabel } from './RemoveLabel';
import { RenameLabel } from './RenameLabel';

type Task = 'recolor' | 'rename' | 'remove';

export interface LabelEditorProps {
  client: App['client'];
  account: string | null;
  model: LabelsModel;
  labels: readonly Label[];
  label: Label;
  onClose(): void;
}

/** One label's tools: palette, the whole branch, name, delete. */
export function LabelEditor({ client, account, model, labels, label, onClose }: LabelEditorProps) {
  const [task, setTask] = useState<Task>('recolor');
  const branch = useMemo(() => subtree(labels, label.name), [labels, label.name]);
  const [before] = useState(() => model.colourOf(label));
  if (isSystemLabel(label)) return <p class="note">{i18n.t('labels.system')}</p>;
  const colour = model.colourOf(label);
  const other = branch.filter((one) => model.colourOf(one) !== colour);
  const tab = (one: Task) => (
    <button type="button" class="link" aria-pressed={task === one} onClick={() => setTask(one)}>
      {i18n.t(`labels.task.${one}`)}
    </button>
  );
  return (
    <section class="inset stack" aria-label={i18n.t('labels.chosen', [label.name])}>
      <div class="tools">
        {tab('recolor')}
        {tab('rename')}
        {tab('remove')}
        <button
          type="button"
          class="plain"
          aria-label={i18n.t('action.close')}
          title={i18n.t('action.close')}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      {task === 'recolor' && (
        <>
          <LabelPalette model={model} labels={labels} label={label} mayAct={() => true} onClose={onClose} />
          {other.length > 0 && isLabelColour(colour) && (
            <button
              type="button"
              class="branch"
              onClick={() => void model.recolorTree(label.name, colour, before)}
            >
              {i18n.t('labels.tree', [branch.length])}
            </button>
          )}
        </>
      )}
      {task === 'rename' && (
        <RenameLabel
          label={label}
          check={(to) => planRename(labels, label, to)}
          onRename={(to) => {
            void model.rename(label, to);
            onClose();
          }}
        />
      )}
      {task === 'remove' && (
        <RemoveLabel
          client={client}
          account={account}
          label={label}
          below={branch.length - 1}
          onRemove={() => {
            void model.remove(label);
            onClose();
          }}
        />
      )}
    </section>
  );
}
