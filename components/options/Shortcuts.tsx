import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { App, Shortcut } from '../app/app';

/** The keys as they are set now; the browser's own page changes them. */
export function Shortcuts({ app }: { app: App }) {
  const [shortcuts, setShortcuts] = useState<Shortcut[]>([]);
  useEffect(() => void app.platform.shortcuts().then(setShortcuts), [app]);
  return (
    <section id="shortcuts" aria-labelledby="shortcuts-title">
      <h2 id="shortcuts-title">{i18n.t('options.shortcuts.title')}</h2>
      <dl class="keys">
        {shortcuts
          .filter(({ description }) => description !== '')
          .map(({ name, description, keys }) => (
            <div key={name}>
              <dt>{description}</dt>
              <dd>{keys === '' ? i18n.t('options.shortcuts.none') : <kbd>{keys}</kbd>}</dd>
            </div>
          ))}
      </dl>
      <p class="quiet small">{i18n.t('options.shortcuts.change')}</p>
    </section>
  );
}
