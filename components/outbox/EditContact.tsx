import { useState } from 'preact/hooks';
import { outsiderSet } from '../../lib/contacts/outsider';
import { checkSender } from '../../lib/contacts/sender-check';
import type { ContactFields } from '../../lib/domain/contact';
import { checkContact } from '../../lib/domain/contact-check';
import type { WishChange } from '../../lib/messages/edit-rows.schema';
import { Fieldset } from '../contact/Fieldset';
import { differing, type WishEdit } from '../models/wish-edit';
import { EditActions } from './EditActions';

type ContactEdit = Extract<WishEdit, { form: 'contact' | 'contactChange' | 'outsiderChange' }>;

export interface EditContactProps {
  edit: ContactEdit;
  onSave(change: WishChange): void;
  onCancel(): void;
}

/** The organisation's address book changes neither of these in a contact that is there. */
const fixed = ['phone', 'tag'] as const;

function changeOf(edit: ContactEdit, typed: ContactFields, cleaned: ContactFields): WishChange {
  if (edit.form === 'contact') return { form: edit.form, fields: cleaned };
  const { base } = edit;
  const set = differing(base, typed);
  if (edit.form === 'contactChange') return { form: edit.form, base, set };
  return {
    form: edit.form,
    base: { ...outsiderSet(base), name: base.name },
    set: outsiderSet(set),
  };
}

/** A waiting or failed contact, opened for change. */
export function EditContact({ edit, onSave, onCancel }: EditContactProps) {
  const [fields, setFields] = useState(edit.start);
  const touched = edit.form === 'contact' ? fields : differing(edit.base, fields);
  const check = edit.form === 'contact' && edit.needsAddress ? checkSender : checkContact;
  const checked = check(fields);
  // What is there already and stays as it is, is no matter of this wish.
  const problems = checked.problems.filter(
    ({ field }) => edit.form === 'contact' || touched[field] !== undefined,
  );
  const ready = problems.length === 0 && Object.keys(touched).length > 0;
  return (
    <form
      class="contact"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSave(changeOf(edit, fields, checked.fields));
      }}
    >
      <Fieldset
        fields={fields}
        problems={problems}
        offers={[]}
        without={edit.form === 'outsiderChange' ? fixed : []}
        sourceOf={() => null}
        onChange={(field, value) => setFields({ ...fields, [field]: value })}
      />
      <EditActions ready={ready} onCancel={onCancel} />
    </form>
  );
}
