import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { mostRows } from '../../lib/contacts/files/read';
import type { App } from '../app/app';
import { createBulk } from '../models/bulk';
import { createWorld } from '../models/world';
import { FailureNote } from '../parts/FailureNote';
import { useModel } from '../parts/use-model';
import { AccountBar } from '../screen/AccountBar';
import { Batches } from './Batches';
import { createBreath, handOver } from './breath';
import { Export } from './Export';
import { ReviewTable } from './ReviewTable';
import { Sources } from './Sources';

const count = (value: number) => value.toLocaleString(i18n.t('lang'));

interface DeskProps {
  app: App;
  account: string;
  from: 'mail' | 'selection' | 'selected' | null;
}

function Desk({ app, account, from }: DeskProps) {
  const model = useModel(() =>
    createBulk(
      app,
      account,
      createBreath(() => performance.now(), handOver),
    ),
  );
  const [handed, setHanded] = useState('');
  const unsaved = model.rows.value.length > 0;
  const reading = model.reading.value;

  useEffect(() => {
    if (from === 'mail') void model.takeMail();
    if (from === 'selected') void model.takeSelection();
    if (from === null) void model.restore();
    if (from !== 'selection') return;
    app.client.send('bulk.text', {}).then(
      (text) => {
        setHanded(text);
        if (text !== '') void model.takeText(text);
      },
      () => undefined,
    );
  }, [app, model, from]);

  useEffect(() => {
    addEventListener('pagehide', model.flush);
    return () => removeEventListener('pagehide', model.flush);
  }, [model]);

  const found = model.found.value;
  const failure = model.failure.value ?? model.wishes.failure.value;
  return (
    <>
      <Batches app={app} />
      <Sources model={model} handed={handed} />
      {reading !== null && (
        <label class="progress small">
          <progress max={1} value={reading} /> {i18n.t('screen.reading')}
        </label>
      )}
      {failure && <FailureNote failure={failure} now={app.now()} />}
      <div role="status">
        {found && (
          <p class="note warn">
            {found === 'nobody' && i18n.t('bulk.nobody')}
            {found === 'noText' && i18n.t('bulk.noText')}
            {typeof found === 'object' && i18n.t('bulk.left', [count(mostRows), count(found.left)])}
          </p>
        )}
      </div>
      {unsaved && <ReviewTable model={model} />}
      <Export app={app} account={account} />
    </>
  );
}

const sources = { '#mail': 'mail', '#selection': 'selection', '#selected': 'selected' } as const;
const sourceOf = (hash: string) =>
  hash === '#mail' || hash === '#selection' || hash === '#selected' ? sources[hash] : null;

/** Many contacts at once: gathered, looked through, sent in the background, taken back as one. */
export function Bulk({ app, hash }: { app: App; hash: string }) {
  const world = useModel(() => createWorld(app.client));
  const state = world.state.value;
  const options = () => void app.client.send('options.open', {}).catch(() => undefined);
  return (
    <main class="app bulk">
      <h1>{i18n.t('bulk.title')}</h1>
      {world.failure.value && <FailureNote failure={world.failure.value} now={app.now()} />}
      <AccountBar
        state={state}
        onUse={(account) => void world.use(account)}
        onSettings={options}
        onReload={() => location.reload()}
      />
      {state?.account && <Desk key={state.account} app={app} account={state.account} from={sourceOf(hash)} />}
    </main>
  );
}
