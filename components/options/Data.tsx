import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { endsAnew, type OutboxExport, type StoreTrouble } from '../../lib/domain/data';
import type { FailureFacts } from '../../lib/domain/failure';
import type { App } from '../app/app';
import { failureOf } from '../app/client';
import { FailureNote } from '../parts/FailureNote';
import { say } from '../words/say';

const fileName = (now: number) => `mail-quick-edit-${new Date(now).toISOString().slice(0, 10)}.json`;

function Anew({ app, onAnew }: { app: App; onAnew(): Promise<void> }) {
  const [sure, setSure] = useState(false);
  const [failure, setFailure] = useState<FailureFacts | null>(null);
  return (
    <>
      <label class="choice">
        <input type="checkbox" checked={sure} onChange={(event) => setSure(event.currentTarget.checked)} />
        {i18n.t('options.data.sure')}
      </label>
      <button
        type="button"
        disabled={!sure}
        onClick={() => void onAnew().catch((error: unknown) => setFailure(failureOf(error)))}
      >
        {i18n.t('options.data.anew')}
      </button>
      {failure && <FailureNote failure={failure} now={app.now()} />}
    </>
  );
}

/** What is kept here, to take away as a file; and the way out where it can no longer be used. */
export function Data({
  app,
  trouble,
  onAnew,
}: {
  app: App;
  trouble: StoreTrouble | undefined;
  onAnew(): Promise<void>;
}) {
  const [saved, setSaved] = useState<OutboxExport | null>(null);
  const [failure, setFailure] = useState<FailureFacts | null>(null);
  async function save(): Promise<void> {
    try {
      const data = await app.client.send('data.export', {});
      app.platform.saveFile(fileName(app.now()), JSON.stringify(data, null, 2));
      setSaved(data);
      setFailure(null);
    } catch (error) {
      setFailure(failureOf(error));
    }
  }
  return (
    <section id="data" aria-labelledby="data-title">
      <h2 id="data-title">{i18n.t('options.data.title')}</h2>
      {trouble ? (
        <div class="note bad" role="alert">
          <p>{say({ key: `options.data.trouble.${trouble}`, params: [] })}</p>
          <p>{i18n.t('options.data.kept')}</p>
        </div>
      ) : (
        <p>{i18n.t('options.data.what')}</p>
      )}
      <button type="button" class="start" onClick={() => void save()}>
        {trouble ? i18n.t('options.data.rescue') : i18n.t('options.data.save')}
      </button>
      <div role="status">
        {saved && (
          <p>{i18n.t('options.data.saved', [String(saved.intents.length), String(saved.drafts.length)])}</p>
        )}
        {saved && saved.damaged.length > 0 && (
          <details class="small">
            <summary>{i18n.t('options.data.damaged', [String(saved.damaged.length)])}</summary>
            {saved.damaged.map((line) => (
              <p key={line} class="words">
                {line}
              </p>
            ))}
          </details>
        )}
      </div>
      {failure && <FailureNote failure={failure} now={app.now()} />}
      {trouble && endsAnew(trouble) && <Anew app={app} onAnew={onAnew} />}
    </section>
  );
}
