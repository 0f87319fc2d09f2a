import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Brand, Feature } from '../../lib/domain/account';
import type { ApiHosts } from '../../lib/domain/policy';
import type { App } from '../app/app';
import { useModel } from '../parts/use-model';
import { say } from '../words/say';
import { type AppBrand, createConnector } from './connect';
import { Progress } from './Progress';
import { Redirect } from './Redirect';
import { TextField } from './TextField';

export interface ConnectDefaults {
  brand: AppBrand;
  appId: string;
  appSecret?: string;
}

const brands = ['feishu', 'lark'] as const;
/** What there is to connect for; each brings its own scopes. */
const features: readonly Feature[] = ['contacts'];

export interface ConnectFormProps {
  app: App;
  hosts: ApiHosts[];
  /** May this service be connected? */
  inRegion(brand: Brand): boolean;
  defaults?: ConnectDefaults;
}

/** A company app: its id and secret, where its consent page returns to, and what it is asked for. */
export function ConnectForm({ app, hosts, inRegion, defaults }: ConnectFormProps) {
  const connector = useModel(() => createConnector(app));
  const [brand, setBrand] = useState<AppBrand>(defaults?.brand ?? (inRegion('feishu') ? 'feishu' : 'lark'));
  const [appId, setAppId] = useState(defaults?.appId ?? '');
  const [appSecret, setAppSecret] = useState(defaults?.appSecret ?? '');
  const step = connector.step.value;
  const busy = step.at === 'asking' || step.at === 'consent';
  return (
    <form
      class="connect"
      onSubmit={(event) => {
        event.preventDefault();
        void connector.run(
          { brand, appId: appId.trim(), appSecret: appSecret.trim(), features: [...features] },
          hosts,
        );
      }}
    >
      <fieldset>
        <legend>{i18n.t('options.connect.brand')}</legend>
        {brands.filter(inRegion).map((one) => (
          <label key={one} class="choice">
            <input
              type="radio"
              name="brand"
              value={one}
              checked={brand === one}
              onChange={() => setBrand(one)}
            />
            {say({ key: `brand.${one}`, params: [] })}
          </label>
        ))}
      </fieldset>
      <Redirect app={app} brand={brand} />
      <TextField
        name="appId"
        label={i18n.t('options.connect.appId')}
        value={appId}
        required
        onChange={setAppId}
      />
      <TextField
        name="appSecret"
        secret
        label={i18n.t('options.connect.appSecret')}
        value={appSecret}
        hint={i18n.t('options.connect.secretMeans')}
        onChange={setAppSecret}
      />
      <fieldset>
        <legend>{i18n.t('options.connect.features')}</legend>
        <ul>
          {features.map((feature) => (
            <li key={feature}>{say({ key: `feature.${feature}`, params: [] })}</li>
          ))}
        </ul>
        <p class="quiet small">{i18n.t('options.connect.later')}</p>
      </fieldset>
      <button type="submit" class="primary" disabled={busy || appId.trim() === ''}>
        {busy ? i18n.t('options.connect.busy') : i18n.t('options.connect.go')}
      </button>
      <Progress step={step} now={app.now()} />
    </form>
  );
}
