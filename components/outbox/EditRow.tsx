import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { checkSender } from '../../lib/contacts/sender-check';
import type { ContactFields } from '../../lib/domain/contact';
import { Fieldset } from '../contact/Fieldset';

export interface EditRowProps {
  start: ContactFields;
  onSave(fields: ContactFields): void;
  onCancel(): void;
}

/** A waiting or failed contact, opened for change. */
export function EditRow({ start, onSave, onCancel }: EditRowProps) {
  const [fields, setFields] = useState(start);
  const { fields: checked, problems } = checkSender(fields);
  return (
    <form
      class="contact inset"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (problems.length === 0) onSave(checked);
      }}
    >
      <Fieldset
        fields={fields}
        problems={problems}
        offers={[]}
        sourceOf={() => null}
        onChange={(field, value) => setFields({ ...fields, [field]: value })}
      />
      <div class="actions">
        <button type="submit" class="primary" disabled={problems.length > 0}>
          {i18n.t('form.saveChanges')}
        </button>
        <button type="button" onClick={onCancel}>
          {i18n.t('action.cancel')}
        </button>
      </div>
    </form>
  );
}
