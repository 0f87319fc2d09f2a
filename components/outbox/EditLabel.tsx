import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Label, LabelColour } from '../../lib/domain/label';
import { planRename } from '../../lib/labels/rename';
import { mostDistinct } from '../../lib/labels/vision';
import type { WishChange } from '../../lib/messages/edit-rows.schema';
import type { App } from '../app/app';
import { LabelForm } from '../labels/CreateLabel';
import { countColours, themeNow } from '../labels/colours';
import { Palette } from '../labels/Palette';
import { RenameLabel } from '../labels/RenameLabel';
import { createLabels, type LabelsModel } from '../models/labels';
import type { WishEdit } from '../models/wish-edit';
import { useModel } from '../parts/use-model';
import { EditActions } from './EditActions';

type LabelEdit = Extract<WishEdit, { form: 'label' | 'labelColour' | 'labelName' }>;

export interface EditLabelProps {
  app: Pick<App, 'client' | 'newId'>;
  account: string;
  edit: LabelEdit;
  onSave(change: WishChange): void;
  onCancel(): void;
}

type Part<Form extends LabelEdit['form']> = Omit<EditLabelProps, 'app' | 'account' | 'edit'> & {
  edit: Extract<LabelEdit, { form: Form }>;
  model: LabelsModel;
  labels: readonly Label[];
};

/** The colour is chosen here and kept by the button: while arrows walk over the swatches nothing is sent. */
function Colour({ edit, model, labels, onSave, onCancel }: Part<'labelColour'>) {
  const [colour, setColour] = useState<LabelColour>(edit.colour);
  const label = { id: edit.label, name: edit.name, colour, unread: 0 };
  const used = useMemo(() => countColours(labels, label, model.colourOf), [labels, edit.label, model]);
  const theme = themeNow();
  const save = () => {
    const expect = edit.expect === null ? {} : { expect: edit.expect };
    onSave({ form: 'labelColour', colour, ...expect });
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        event.stopPropagation();
        save();
      }}
    >
      <Palette
        name={edit.name}
        colour={colour}
        used={used}
        suggested={mostDistinct([...used.keys()], theme)}
        theme={theme}
        onChoose={(next) => {
          setColour(next);
          return true;
        }}
        onClose={onCancel}
      />
      <EditActions ready onCancel={onCancel} />
    </form>
  );
}

/** The wish is of this one label: what lies below it has wishes of its own. */
function Name({ edit, labels, onSave }: Part<'labelName'>) {
  const label = { id: edit.label, name: edit.from, colour: '', unread: 0 };
  const others = labels.filter(({ id, name }) => id !== edit.label && !name.startsWith(`${edit.from}/`));
  return (
    <RenameLabel
      label={label}
      start={edit.to}
      check={(to) => planRename([...others, label], label, to)}
      onRename={(to) => onSave({ form: 'labelName', from: edit.from, to })}
    />
  );
}

/** A label to make, to recolour or to rename whose wish waits or failed, opened for change. */
export function EditLabel({ app, account, edit, onSave, onCancel }: EditLabelProps) {
  const model = useModel(() => createLabels(app, account));
  const labels = model.labels.value ?? [];
  const shared = { model, labels, onSave, onCancel };
  if (edit.form === 'labelColour') return <Colour edit={edit} {...shared} />;
  return (
    <>
      {edit.form === 'labelName' ? (
        <Name edit={edit} {...shared} />
      ) : (
        <LabelForm
          labels={labels}
          colourOf={model.colourOf}
          under=""
          start={edit}
          submit={i18n.t('form.saveChanges')}
          onCreate={(name, colour) => onSave({ form: 'label', name, colour })}
        />
      )}
      <button type="button" class="link" onClick={onCancel}>
        {i18n.t('action.cancel')}
      </button>
    </>
  );
}
