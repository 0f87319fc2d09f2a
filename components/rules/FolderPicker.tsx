import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { rootFolder } from '../../lib/domain/folder';
import type { FoldersModel } from '../models/folders';
import { FailureNote } from '../parts/FailureNote';

export interface FolderPickerProps {
  model: FoldersModel;
  value: string;
  now: number;
  invalid: boolean;
  describedBy: string | undefined;
  onPick(id: string): void;
}

/** The person's folders as a tree to choose from; what is searched for and not there can be made. */
export function FolderPicker({ model, value, now, invalid, describedBy, onPick }: FolderPickerProps) {
  const name = useId();
  const [words, setWords] = useState('');
  const tree = model.tree.value;
  const wanted = words.trim();
  const chosen = tree?.find(({ folder }) => folder.id === value);
  const shown = (tree ?? []).filter(({ path }) => path.toLowerCase().includes(wanted.toLowerCase()));
  const fresh = wanted !== '' && !shown.some(({ folder }) => folder.name === wanted);

  async function make(parent: string): Promise<void> {
    const id = await model.create(wanted, parent);
    if (id === null) return;
    setWords('');
    onPick(id);
  }

  return (
    <fieldset class="folders" aria-describedby={describedBy}>
      <legend class={invalid ? 'problem' : undefined}>{chosen?.path ?? i18n.t('folder.choose')}</legend>
      <input
        type="search"
        dir="auto"
        value={words}
        aria-label={i18n.t('folder.search')}
        placeholder={i18n.t('folder.search')}
        onInput={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      {model.failure.value && <FailureNote failure={model.failure.value} now={now} />}
      {tree === null && !model.failure.value && <p class="quiet small">{i18n.t('folder.reading')}</p>}
      <div class="folderList">
        {shown.map(({ folder, level, path }) => (
          <label
            key={folder.id}
            class="choice"
            style={{ paddingInlineStart: `${wanted === '' ? level : 0}em` }}
          >
            <input
              type="radio"
              name={name}
              value={folder.id}
              checked={folder.id === value}
              onChange={() => onPick(folder.id)}
            />
            <bdi class="cut" title={path}>
              {wanted === '' ? folder.name : path}
            </bdi>
          </label>
        ))}
      </div>
      {tree !== null && shown.length === 0 && <p class="quiet small">{i18n.t('folder.none')}</p>}
      {model.making.value && <p role="status">{i18n.t('folder.creating')}</p>}
      {fresh && !model.making.value && (
        <div class="actions">
          <button type="button" class="link" onClick={() => void make(rootFolder)}>
            {i18n.t('folder.create', [wanted])}
          </button>
          {chosen && (
            <button type="button" class="link" onClick={() => void make(chosen.folder.id)}>
              {i18n.t('folder.createIn', [wanted, chosen.folder.name])}
            </button>
          )}
        </div>
      )}
    </fieldset>
  );
}
