import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Label } from '../../lib/domain/label';
import { Tag } from './Tag';

const most = 8;

export interface LabelPickerProps {
  labels: readonly Label[];
  colourOf(label: Label): string;
  onPick(label: Label, event: Event): void;
}

function firstOf(labels: readonly Label[], wanted: string): Label[] {
  const found: Label[] = [];
  for (const label of labels) {
    if (found.length === most) break;
    if (label.name.toLocaleLowerCase().includes(wanted)) found.push(label);
  }
  return found;
}

/** Labels by name as you type: WAI-ARIA's combobox with a list. */
export function LabelPicker({ labels, colourOf, onPick }: LabelPickerProps) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found = open ? firstOf(labels, query.trim().toLocaleLowerCase()) : [];
  const shown = open && found.length > 0;
  const active = Math.min(at, found.length - 1);

  function pick(label: Label, event: Event): void {
    onPick(label, event);
    setQuery('');
    setOpen(false);
    setAt(0);
  }

  function press(event: KeyboardEvent): void {
    const label = found[active];
    if (event.key === 'ArrowDown') setAt(open ? (active + 1) % Math.max(found.length, 1) : active);
    else if (event.key === 'ArrowUp') setAt((active + found.length - 1) % Math.max(found.length, 1));
    else if (event.key === 'Enter' && shown && label) pick(label, event);
    else if (event.key === 'Escape' && open) event.stopPropagation();
    else return;
    setOpen(event.key.startsWith('Arrow'));
    event.preventDefault();
  }

  return (
    <div class="picker">
      <input
        role="combobox"
        value={query}
        aria-label={i18n.t('mailLabels.add')}
        placeholder={i18n.t('mailLabels.add')}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(shown ? { 'aria-activedescendant': `${id}-${active}` } : {})}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setOpen(true);
          setAt(0);
        }}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      <div
        id={`${id}-list`}
        class="pickerList"
        role="listbox"
        tabIndex={-1}
        aria-label={i18n.t('labels.title')}
        hidden={!shown}
      >
        {found.map((label, index) => (
          <div
            key={label.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            class={index === active ? 'active' : ''}
            onMouseDown={(event) => event.preventDefault()}
            onClick={(event) => pick(label, event)}
            onKeyDown={() => undefined}
          >
            <Tag name={label.name} colour={colourOf(label)} />
          </div>
        ))}
      </div>
    </div>
  );
}
