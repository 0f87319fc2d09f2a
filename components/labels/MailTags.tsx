import { useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { isSystemLabel, type Label } from '../../lib/domain/label';
import type { LabelsModel } from '../models/labels';
import type { MailLabelsModel } from '../models/mail-labels';
import { Icon } from '../parts/Icon';
import { LabelPalette } from './LabelPalette';
import { LabelPicker } from './LabelPicker';
import { systemMarks, systemName } from './system';
import { Tag } from './Tag';

export interface MailTagsProps {
  model: LabelsModel;
  mail: MailLabelsModel;
  /** Ids of the labels the mail carries. */
  carried: readonly string[];
  mayAct(event: Event): boolean;
}

const none: readonly Label[] = [];

/** The mail's labels: a press opens the palette in place, others take one off or put one on. */
export function MailTags({ model, mail, carried, mayAct }: MailTagsProps) {
  const list = useRef<HTMLUListElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  const labels = model.labels.value ?? none;
  const [on, off] = useMemo(() => {
    const own = labels.filter((label) => !isSystemLabel(label));
    const ids = new Set(carried);
    return [own.filter(({ id }) => ids.has(id)), own.filter(({ id }) => !ids.has(id))];
  }, [labels, carried]);
  const opened = on.find(({ id }) => id === open);
  const close = () => {
    list.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    setOpen(null);
  };
  return (
    <div class="stack">
      <ul ref={list} class="tags">
        {carried
          .filter((id) => systemMarks.includes(id))
          .map((id) => (
            <li key={id} title={i18n.t('labels.system')}>
              <Tag name={systemName({ id, name: id })} colour="" />
            </li>
          ))}
        {on.map((label) => (
          <OnMail
            key={label.id}
            label={label}
            colour={model.colourOf(label)}
            open={label.id === open}
            onPress={() => setOpen(label.id === open ? null : label.id)}
            onRemove={(event) => mayAct(event) && void mail.change([], [label.id])}
          />
        ))}
      </ul>
      {on.length === 0 && <p class="quiet small">{i18n.t('mailLabels.none')}</p>}
      {opened && (
        <LabelPalette
          key={opened.id}
          model={model}
          labels={labels}
          label={opened}
          mayAct={mayAct}
          onClose={close}
        />
      )}
      <LabelPicker
        labels={off}
        colourOf={model.colourOf}
        onPick={(label, event) => mayAct(event) && void mail.change([label.id], [])}
      />
    </div>
  );
}

interface OnMailProps {
  label: Label;
  colour: string;
  open: boolean;
  onPress(): void;
  onRemove(event: Event): void;
}

function OnMail({ label: { name }, colour, open, onPress, onRemove }: OnMailProps) {
  return (
    <li>
      <button
        type="button"
        class="tagButton"
        aria-label={i18n.t('mailLabels.recolor', [name])}
        aria-expanded={open}
        onClick={onPress}
      >
        <Tag name={name} colour={colour} />
      </button>
      <button
        type="button"
        class="plain take"
        aria-label={i18n.t('mailLabels.remove', [name])}
        title={i18n.t('mailLabels.remove', [name])}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}
