import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ContactLabelGroup } from '../../lib/domain/external-contact';

export interface LabelGroupsProps {
  groups: ContactLabelGroup[];
  chosen: readonly number[];
  problem: string | null;
  onToggle(label: number): void;
}

function Swatch({ colour }: { colour: string }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
      <circle cx="8" cy="8" r="6" fill={colour} />
    </svg>
  );
}

/** The organisation's labels in their groups; one at least. */
export function LabelGroups({ groups, chosen, problem, onToggle }: LabelGroupsProps) {
  const id = useId();
  return (
    <fieldset class="labelGroups" aria-describedby={problem === null ? undefined : `${id}-problem`}>
      <legend>{i18n.t('company.labels')}</legend>
      {groups.map(({ name, colour, labels }) => (
        <fieldset key={name} class="labelGroup">
          <legend class="small" dir="auto">
            <Swatch colour={colour} /> {name}
          </legend>
          {labels.map((label) => (
            <label key={label.id} class="choice">
              <input
                type="checkbox"
                name="outsiderLabel"
                value={label.id}
                checked={chosen.includes(label.id)}
                aria-invalid={problem !== null}
                onChange={() => onToggle(label.id)}
              />
              <span dir="auto">{label.name}</span>
            </label>
          ))}
        </fieldset>
      ))}
      {problem !== null && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </fieldset>
  );
}
