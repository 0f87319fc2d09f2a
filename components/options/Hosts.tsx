import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ApiHosts } from '../../lib/domain/policy';
import type { App } from '../app/app';
import { say } from '../words/say';
import { hostOf, originPattern } from './origin';
import { TextField } from './TextField';

type Refusal = 'notAnAddress' | 'refused';

function AddHost({ app }: { app: App }) {
  // Where a page's frame is of a site that may not be read, its picker leads here.
  const [typed, setTyped] = useState(() => new URLSearchParams(location.search).get('allow') ?? '');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  async function add(): Promise<void> {
    const pattern = originPattern(typed);
    if (!pattern) return setRefusal('notAnAddress');
    const allowed = await app.platform.requestHosts([pattern]).catch(() => false);
    setRefusal(allowed ? null : 'refused');
    if (allowed) setTyped('');
  }
  return (
    <form
      class="addHost"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField
        name="host"
        label={i18n.t('options.hosts.add')}
        hint={i18n.t('options.hosts.why')}
        value={typed}
        onChange={setTyped}
      />
      <button type="submit" disabled={typed.trim() === ''}>
        {i18n.t('options.hosts.allow')}
      </button>
      <p role="status" class="problem">
        {refusal && say({ key: `options.hosts.${refusal}`, params: [] })}
      </p>
    </form>
  );
}

/** Which pages may be read and which services may be called, each of them asked for when first needed. */
export function Hosts({ app, apis }: { app: App; apis: ApiHosts[] }) {
  const [granted, setGranted] = useState<string[]>([]);
  useEffect(() => {
    const read = () => void app.platform.grantedHosts().then(setGranted);
    read();
    return app.platform.onHostsChanged(read);
  }, [app]);
  const services = new Set(apis.flatMap(({ origins }) => origins));
  const list = (origins: string[], none: string) =>
    origins.length === 0 ? (
      <p class="quiet">{none}</p>
    ) : (
      <ul class="rows">
        {origins.map((origin) => (
          <li key={origin} class="row">
            <bdi class="rowBody">{hostOf(origin)}</bdi>
            <button
              type="button"
              class="link"
              aria-label={`${i18n.t('options.hosts.remove')}: ${hostOf(origin)}`}
              onClick={() => void app.platform.removeHosts([origin]).catch(() => false)}
            >
              {i18n.t('options.hosts.remove')}
            </button>
          </li>
        ))}
      </ul>
    );
  return (
    <section id="hosts" aria-labelledby="hosts-title">
      <h2 id="hosts-title">{i18n.t('options.hosts.title')}</h2>
      <h3>{i18n.t('options.hosts.mails')}</h3>
      {list(
        granted.filter((origin) => !services.has(origin)),
        i18n.t('options.hosts.noMails'),
      )}
      <AddHost app={app} />
      <h3>{i18n.t('options.hosts.services')}</h3>
      {list(
        granted.filter((origin) => services.has(origin)),
        i18n.t('options.hosts.noServices'),
      )}
    </section>
  );
}
