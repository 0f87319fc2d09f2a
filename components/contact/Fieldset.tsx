import { i18n } from '#i18n';
import type { Offer } from '../../lib/contacts/prefill';
import type { ContactField, ContactFields } from '../../lib/domain/contact';
import type { FieldProblem } from '../../lib/domain/contact-check';
import { say } from '../words/say';
import { Field } from './Field';

const first = ['name', 'address', 'company', 'phone', 'position'] as const;
const more = ['tag', 'remark'] as const;

export interface FieldsetProps {
  fields: ContactFields;
  problems: FieldProblem[];
  offers: Offer[];
  /** Fields that the address book does not have. */
  without?: readonly ContactField[];
  sourceOf(field: ContactField): Offer | null;
  onChange(field: ContactField, value: string): void;
}

/** The fields of a contact; what is rarely needed lies behind a fold until it holds something. */
export function Fieldset({ fields, problems, offers, without = [], sourceOf, onChange }: FieldsetProps) {
  const shown = (field: ContactField) => !without.includes(field);
  const line = (field: ContactField) => {
    const problem = problems.find((one) => one.field === field);
    return (
      <Field
        key={field}
        field={field}
        value={fields[field] ?? ''}
        problem={problem ? say(problem) : null}
        source={sourceOf(field)}
        offers={offers.filter((one) => one.field === field)}
        onChange={(value) => onChange(field, value)}
      />
    );
  };
  const unfolded = more.some((field) => fields[field] || problems.some((one) => one.field === field));
  return (
    <div class="fields">
      {first.filter(shown).map(line)}
      <details open={unfolded}>
        <summary>{without.includes('tag') ? i18n.t('field.remark') : i18n.t('form.more')}</summary>
        <div class="fields">{more.filter(shown).map(line)}</div>
      </details>
    </div>
  );
}
