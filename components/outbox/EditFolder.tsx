import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { folderNameLimit } from '../../lib/domain/folder';
import type { WishChange } from '../../lib/messages/edit-rows.schema';
import { EditActions } from './EditActions';

export interface EditFolderProps {
  name: string;
  onSave(change: WishChange): void;
  onCancel(): void;
}

/** A folder to make whose wish waits or failed: its name alone. */
export function EditFolder({ name, onSave, onCancel }: EditFolderProps) {
  const id = useId();
  const [typed, setTyped] = useState(name);
  const wanted = typed.trim();
  const ready = wanted !== '' && [...wanted].length <= folderNameLimit;
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSave({ form: 'folder', name: wanted });
      }}
    >
      <label class="small" for={id}>
        {i18n.t('field.name')}
      </label>
      <input
        id={id}
        dir="auto"
        value={typed}
        aria-invalid={!ready}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <EditActions ready={ready} onCancel={onCancel} />
    </form>
  );
}
