import { useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { isSystemLabel } from '../../lib/domain/label';
import { pathOf } from '../../lib/labels/tree';
import type { App } from '../app/app';
import type { LabelsModel } from '../models/labels';
import { CreateLabel } from './CreateLabel';
import { LabelEditor } from './LabelEditor';
import { LabelTree } from './LabelTree';

export interface LabelsProps {
  client: App['client'];
  account: string | null;
  model: LabelsModel;
}

/** Every label of the account: find, recolour, rename, create, delete. */
export function Labels({ client, account, model }: LabelsProps) {
  const [query, setQuery] = useState('');
  const [path, setPath] = useState('');
  const tree = useRef<HTMLDivElement>(null);
  const labels = model.labels.value;
  const label = useMemo(() => labels?.find((one) => pathOf(one) === path), [labels, path]);
  if (!labels) {
    return model.failure.value ? null : <p class="quiet empty">{i18n.t('labels.reading')}</p>;
  }
  const leave = () => {
    setPath('');
    tree.current?.focus();
  };
  return (
    <section class="stack" aria-labelledby="labels-title">
      <h2 id="labels-title">{i18n.t('labels.title')}</h2>
      <input
        type="search"
        value={query}
        aria-label={i18n.t('labels.search')}
        placeholder={i18n.t('labels.search')}
        onInput={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          tree.current?.focus();
        }}
      />
      <LabelTree
        labels={labels}
        colourOf={model.colourOf}
        query={query}
        chosen={path}
        box={tree}
        onChoose={(node) => setPath(node.path)}
      />
      {path !== '' && !label && <p class="quiet small">{i18n.t('labels.level')}</p>}
      {label && (
        <LabelEditor
          key={label.id}
          client={client}
          account={account}
          model={model}
          labels={labels}
          label={label}
          onClose={leave}
        />
      )}
      <CreateLabel
        labels={labels}
        colourOf={model.colourOf}
        under={label && isSystemLabel(label) ? '' : path}
        onCreate={(name, colour) => void model.create(name, colour)}
      />
    </section>
  );
}
