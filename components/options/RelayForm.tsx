import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Brand } from '../../lib/domain/account';
import type { ApiHosts } from '../../lib/domain/policy';
import type { App } from '../app/app';
import { useModel } from '../parts/use-model';
import { say } from '../words/say';
import { createConnector } from './connect';
import { Progress } from './Progress';
import { Redirect } from './Redirect';
import { createRelayApps } from './relay-apps';
import { TextField } from './TextField';

export interface RelayFormProps {
  app: App;
  hosts: ApiHosts[];
  /** The address the company's policy names. */
  address: string;
  /** May this service be connected? */
  inRegion(brand: Brand): boolean;
}

/** Signing in through the company's relay: its address, then one of its apps. No secret is typed in. */
export function RelayForm({ app, hosts, address, inRegion }: RelayFormProps) {
  const connector = useModel(() => createConnector(app));
  const relay = useModel(() => createRelayApps(app));
  const [typed, setTyped] = useState(address);
  const step = connector.step.value;
  const busy = step.at === 'asking' || step.at === 'consent';
  const found = relay.found.value;
  const connect = (brand: Brand, appId: string) => {
    if (!found) return;
    void connector.run({ brand, appId, appSecret: '', relay: found.relay, features: ['contacts'] }, hosts);
  };
  return (
    <form
      class="connect relay"
      onSubmit={(event) => {
        event.preventDefault();
        void relay.read(typed);
      }}
    >
      <p class="quiet small">{i18n.t('options.relay.what')}</p>
      <TextField
        name="relay"
        label={i18n.t('options.relay.address')}
        value={typed}
        required
        onChange={setTyped}
      />
      <button type="submit" disabled={typed.trim() === '' || relay.busy.value}>
        {i18n.t('options.relay.go')}
      </button>
      <Progress step={relay.trouble.value} now={app.now()} />
      {found && (
        <ul class="relayApps">
          {found.apps
            .filter(({ brand }) => inRegion(brand))
            .map(({ brand, appId }) => (
              <li key={`${brand} ${appId}`} class="card">
                <p>
                  <strong>{say({ key: `brand.${brand}`, params: [] })}</strong> <code>{appId}</code>
                </p>
                <Redirect app={app} brand={brand} />
                <button type="button" class="primary" disabled={busy} onClick={() => connect(brand, appId)}>
                  {busy ? i18n.t('options.connect.busy') : i18n.t('options.connect.go')}
                </button>
              </li>
            ))}
        </ul>
      )}
      <Progress step={step} now={app.now()} />
    </form>
  );
}
