import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { writeCsv, writeVcards } from '../../lib/contacts/files/write';
import type { ContactFields } from '../../lib/domain/contact';
import type { FailureFacts } from '../../lib/domain/failure';
import type { App } from '../app/app';
import { failureOf } from '../app/client';
import { FailureNote } from '../parts/FailureNote';

type Format = 'csv' | 'vcard3' | 'vcard4';

const write: Record<Format, (all: readonly ContactFields[]) => string> = {
  csv: writeCsv,
  vcard3: (all) => writeVcards(all, '3.0'),
  vcard4: (all) => writeVcards(all, '4.0'),
};
/** Names of formats are the same in every language. */
const names: Record<Format, string> = { csv: 'CSV (UTF-8)', vcard3: 'vCard 3.0', vcard4: 'vCard 4.0' };
const types: Record<Format, string> = { csv: 'text/csv', vcard3: 'text/vcard', vcard4: 'text/vcard' };

/** The account's contacts, as far as they are known here, as a file. */
export function Export({ app, account }: { app: App; account: string }) {
  const [format, setFormat] = useState<Format>('csv');
  const [saved, setSaved] = useState<number | null>(null);
  const [failure, setFailure] = useState<FailureFacts | null>(null);

  async function save(): Promise<void> {
    setFailure(null);
    try {
      const all: ContactFields[] = [];
      let cursor: string | undefined;
      do {
        const page = await app.client.send('contacts.page', { account, ...(cursor ? { cursor } : {}) });
        all.push(...page.rows.map(({ fields }) => fields));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      const ending = format === 'csv' ? 'csv' : 'vcf';
      app.platform.saveFile(`contacts.${ending}`, write[format](all), `${types[format]};charset=utf-8`);
      setSaved(all.length);
    } catch (error) {
      setFailure(failureOf(error));
    }
  }

  return (
    <section class="card" aria-labelledby="export-title">
      <h2 id="export-title">{i18n.t('export.title')}</h2>
      <div class="actions">
        <label>
          {i18n.t('export.format')}{' '}
          <select
            name="format"
            value={format}
            onChange={({ currentTarget: { value } }) => {
              if (value === 'csv' || value === 'vcard3' || value === 'vcard4') setFormat(value);
            }}
          >
            {Object.entries(names).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => void save()}>
          {i18n.t('export.save')}
        </button>
      </div>
      <p class="quiet small" role="status">
        {saved === null ? i18n.t('export.what') : i18n.t('export.saved', [saved])}
      </p>
      {failure && <FailureNote failure={failure} now={app.now()} />}
    </section>
  );
}
