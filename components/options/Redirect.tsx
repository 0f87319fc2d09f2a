import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Brand } from '../../lib/domain/account';
import type { App } from '../app/app';

/** The address the app must allow its consent page to return to. */
export function Redirect({ app, brand }: { app: App; brand: Brand }) {
  const [url, setUrl] = useState('');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    let shown = true;
    setCopied(false);
    app.client.send('account.redirect', { brand }).then(
      (answer) => shown && setUrl(answer.url),
      () => undefined,
    );
    return () => {
      shown = false;
    };
  }, [app, brand]);
  return (
    <div class="field">
      <span id="redirect-label" class="label">
        {i18n.t('options.connect.redirect')}
      </span>
      <div class="copy">
        <output aria-labelledby="redirect-label">{url}</output>
        <button type="button" onClick={() => void app.platform.copy(url).then(() => setCopied(true))}>
          {copied ? i18n.t('action.copied') : i18n.t('action.copy')}
        </button>
      </div>
      <p class="quiet small">{i18n.t('options.connect.redirectHint')}</p>
    </div>
  );
}
