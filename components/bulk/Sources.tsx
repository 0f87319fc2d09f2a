import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Encoding, encodings } from '../../lib/contacts/files/decode';
import type { BulkModel } from '../models/bulk';

const isEncoding = (text: string): text is Encoding => encodings.some((one) => one === text);

/** Where the people come from: the open mail, a pasted list, a file. */
export function Sources({ model, handed }: { model: BulkModel; handed: string }) {
  const [text, setText] = useState(handed);
  const file = model.file.value;
  useEffect(() => setText(handed), [handed]);

  async function choose(input: HTMLInputElement): Promise<void> {
    const [chosen] = input.files ?? [];
    if (!chosen) return;
    await model.takeFile({ name: chosen.name, bytes: new Uint8Array(await chosen.arrayBuffer()) });
    // The same file may be chosen again after it was changed.
    input.value = '';
  }

  return (
    <section class="card" aria-labelledby="sources-title">
      <h2 id="sources-title">{i18n.t('bulk.sources')}</h2>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          void model.takeText(text);
        }}
      >
        <label>
          {i18n.t('bulk.paste')}
          <textarea
            name="list"
            rows={3}
            dir="auto"
            spellcheck={false}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <div class="actions">
          <button type="submit" disabled={text.trim() === ''}>
            {i18n.t('bulk.look')}
          </button>
          <button type="button" onClick={() => void model.takeMail()}>
            {i18n.t('bulk.fromMail')}
          </button>
          <button type="button" onClick={() => void model.takeSelection()}>
            {i18n.t('bulk.fromSelection')}
          </button>
        </div>
      </form>
      <label>
        {i18n.t('bulk.file')}
        <input
          type="file"
          name="file"
          accept=".csv,.vcf,.txt,.tsv,text/csv,text/vcard,text/plain"
          onChange={(event) => void choose(event.currentTarget)}
        />
      </label>
      {file && (
        <div class="encoding small">
          <label>
            {i18n.t('bulk.encoding', [file.name])}{' '}
            <select
              value={file.encoding}
              onChange={({ currentTarget: { value } }) => {
                if (isEncoding(value)) void model.readAs(value);
              }}
            >
              {encodings.map((one) => (
                <option key={one} value={one}>
                  {one.toUpperCase()}
                </option>
              ))}
            </select>
          </label>
          {file.unknownColumns.length > 0 && (
            <p class="quiet" dir="auto">
              {i18n.t('bulk.unknownColumns', [file.unknownColumns.join(i18n.t('listComma'))])}
            </p>
          )}
        </div>
      )}
    </section>
  );
}
