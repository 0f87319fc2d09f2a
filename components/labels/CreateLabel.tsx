import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Label, type LabelColour, labelColours, labelNameLimit } from '../../lib/domain/label';
import { mostDistinct } from '../../lib/labels/vision';
import { say } from '../words/say';
import { themeNow } from './colours';
import { Tag } from './Tag';

export interface CreateLabelProps {
  labels: readonly Label[];
  colourOf(label: Label): string;
  /** The chosen label's path: a new one is proposed below it. */
  under: string;
  onCreate(name: string, colour: LabelColour): void;
}

export interface LabelFormProps extends CreateLabelProps {
  /** Begun before. */
  start?: { name: string; colour: LabelColour | null };
  submit: string;
}

function problemOf(labels: readonly Label[], path: string): 'taken' | 'tooLong' | 'emptyLevel' | null {
  if (labels.some((label) => label.name === path)) return 'taken';
  if ([...path].length > labelNameLimit) return 'tooLong';
  return path.split('/').some((level) => level.trim() === '') ? 'emptyLevel' : null;
}

/** A new label, once it is asked for. */
export function CreateLabel(props: CreateLabelProps) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{i18n.t('labels.create')}</summary>
      {open && <LabelForm {...props} submit={i18n.t('labels.create')} />}
    </details>
  );
}

/** Its colour is one that is easily told from the others. */
export function LabelForm({ labels, colourOf, under, start, submit, onCreate }: LabelFormProps) {
  const id = useId();
  const [name, setName] = useState(start?.name ?? '');
  const [chosen, setChosen] = useState<LabelColour | null>(start?.colour ?? null);
  const colour = chosen ?? mostDistinct([...new Set(labels.map(colourOf))], themeNow()) ?? labelColours[0];
  const typed = name.trim();
  const path = typed === '' || under === '' ? typed : `${under}/${typed}`;
  const problem = path === '' ? null : problemOf(labels, path);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (path === '' || problem) return;
        onCreate(path, colour);
        setName('');
        setChosen(null);
      }}
    >
      <label class="small" for={`${id}-name`}>
        {under === '' ? i18n.t('labels.path') : i18n.t('labels.below', [under])}
      </label>
      <input
        id={`${id}-name`}
        dir="auto"
        value={name}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-note`}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <p id={`${id}-note`} class="problem" role="status">
        {problem && i18n.t(`labels.problem.${problem}`, [path])}
      </p>
      <label class="small" for={`${id}-colour`}>
        {i18n.t('labels.colour')}
      </label>
      <div class="actions">
        <select
          id={`${id}-colour`}
          value={colour}
          onChange={(event) =>
            setChosen(labelColours.find((one) => one === event.currentTarget.value) ?? null)
          }
        >
          {labelColours.map((one) => (
            <option key={one} value={one}>
              {say({ key: `colour.${one}`, params: [] })}
            </option>
          ))}
        </select>
        {path !== '' && <Tag name={path} colour={colour} />}
      </div>
      <button type="submit" disabled={path === '' || problem !== null}>
        {submit}
      </button>
    </form>
  );
}
