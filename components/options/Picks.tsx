import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { FailureFacts } from '../../lib/domain/failure';
import type { Picked } from '../../lib/domain/pick';
import type { App } from '../app/app';
import { failureOf } from '../app/client';
import { FailureNote } from '../parts/FailureNote';
import { say } from '../words/say';

const fileName = (now: number) => `mail-quick-edit-places-${new Date(now).toISOString().slice(0, 10)}.json`;
const largest = 2_000_000;
const listed = new Intl.ListFormat(undefined, { style: 'narrow', type: 'unit' });

function parsed(text: string): Picked[] | null {
  try {
    // What it holds is checked by the worker.
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read : null;
  } catch {
    return null;
  }
}

/** Where the person pointed at the sender, site by site: to remove, to take along as a file, to load from one. */
export function Picks({ app }: { app: App }) {
  const [picks, setPicks] = useState<Picked[]>([]);
  const [failure, setFailure] = useState<FailureFacts | null>(null);
  const [said, setSaid] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const hosts = [...new Set(picks.map(({ host }) => host))].sort();

  const take = (asked: Promise<Picked[]>) =>
    asked.then(
      (all) => {
        setPicks(all);
        setFailure(null);
      },
      (error: unknown) => setFailure(failureOf(error)),
    );
  useEffect(() => {
    const read = () => void take(app.client.send('pick.list', {}));
    read();
    addEventListener('focus', read);
    return () => removeEventListener('focus', read);
  }, [app]);

  async function load(file: File | undefined): Promise<void> {
    if (!file) return;
    const read = file.size <= largest ? parsed(await file.text()) : null;
    const answer = read ? await app.client.send('pick.import', { picks: read }).catch(failureOf) : null;
    if (!read || !answer || 'kind' in answer) return setSaid(i18n.t('options.picks.bad'));
    setPicks(answer);
    setSaid(i18n.t('options.picks.loaded', [String(new Set(read.map(({ host }) => host)).size)]));
  }

  return (
    <section id="picks" aria-labelledby="picks-title">
      <h2 id="picks-title">{i18n.t('options.picks.title')}</h2>
      <p>{i18n.t('options.picks.what')}</p>
      {hosts.length === 0 ? (
        <p class="quiet">{i18n.t('options.picks.none')}</p>
      ) : (
        <ul class="rows">
          {hosts.map((host) => (
            <li key={host} class="row">
              <div class="rowBody">
                <bdi>{host}</bdi>{' '}
                <span class="quiet small">
                  {listed.format(
                    picks
                      .filter((one) => one.host === host)
                      .map(({ role }) => say({ key: `options.picks.part.${role}`, params: [] })),
                  )}
                </span>
              </div>
              <button
                type="button"
                class="link"
                aria-label={`${i18n.t('options.picks.remove')}: ${host}`}
                onClick={() => void take(app.client.send('pick.drop', { host }))}
              >
                {i18n.t('options.picks.remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="buttons">
        <button
          type="button"
          disabled={hosts.length === 0}
          onClick={() => app.platform.saveFile(fileName(app.now()), JSON.stringify(picks, null, 2))}
        >
          {i18n.t('options.picks.save')}
        </button>
        <button type="button" onClick={() => input.current?.click()}>
          {i18n.t('options.picks.load')}
        </button>
        <input
          ref={input}
          hidden
          type="file"
          accept="application/json,.json"
          aria-label={i18n.t('options.picks.load')}
          onChange={(event) => {
            const { files } = event.currentTarget;
            void load(files?.[0]).then(() => {
              if (input.current) input.current.value = '';
            });
          }}
        />
      </div>
      <p role="status">{said}</p>
      {failure && <FailureNote failure={failure} now={app.now()} />}
    </section>
  );
}
