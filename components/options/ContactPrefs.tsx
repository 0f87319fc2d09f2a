import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { App } from '../app/app';

/** What is written into contacts beyond what the person types: nothing unless they ask for it. */
export function ContactPrefs({ app }: { app: App }) {
  const [provenance, setProvenance] = useState<boolean | null>(null);
  const take = (asked: Promise<{ provenance: boolean }>) =>
    asked.then(
      (prefs) => setProvenance(prefs.provenance),
      () => undefined,
    );
  useEffect(() => void take(app.client.send('prefs.get', {})), [app]);
  return (
    <section id="contacts" aria-labelledby="contacts-title">
      <h2 id="contacts-title">{i18n.t('options.contacts.title')}</h2>
      <label class="choice">
        <input
          type="checkbox"
          name="provenance"
          checked={provenance === true}
          disabled={provenance === null}
          onChange={(event) =>
            void take(app.client.send('prefs.set', { provenance: event.currentTarget.checked }))
          }
        />
        {i18n.t('options.contacts.provenance')}
      </label>
      <p class="quiet small">{i18n.t('options.contacts.provenanceMeans')}</p>
    </section>
  );
}
