import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountView, Feature } from '../../lib/domain/account';
import type { ApiHosts } from '../../lib/domain/policy';
import type { App } from '../app/app';
import { createConnector, isAppBrand } from '../options/connect';
import { Progress } from '../options/Progress';
import { useModel } from '../parts/use-model';
import { say } from '../words/say';

/** Asks for what a feature needs, when it is first used. */
export function AllowFeatures({
  app,
  account,
  features,
}: {
  app: App;
  account: AccountView;
  features: readonly Feature[];
}) {
  const connector = useModel(() => createConnector(app));
  const [hosts, setHosts] = useState<ApiHosts[] | null>(null);
  useEffect(() => {
    app.client.send('hosts.get', {}).then(setHosts, () => setHosts([]));
  }, [app]);
  const { brand, appId, relay, quick } = account;
  const step = connector.step.value;
  const busy = step.at === 'asking' || step.at === 'consent';
  if (account.book === 'company') return <p class="note">{i18n.t('company.only')}</p>;
  return (
    <section class="note">
      <h2>{i18n.t('allow.title')}</h2>
      <ul>
        {features.map((feature) => (
          <li key={feature}>{say({ key: `feature.${feature}`, params: [] })}</li>
        ))}
      </ul>
      <p class="small">{i18n.t('allow.why')}</p>
      <button
        type="button"
        class="primary"
        disabled={busy || hosts === null}
        onClick={() => {
          if (quick && isAppBrand(brand)) {
            const open = () => app.client.send('options.open', { section: 'accounts' });
            void app.client
              .send('quick.start', { brand, appId, features: [...features], update: true })
              .then(open, open);
          } else if (hosts) {
            const through = relay === null ? {} : { relay };
            void connector.run({ brand, appId, appSecret: '', ...through, features: [...features] }, hosts);
          }
        }}
      >
        {i18n.t('feature.allow')}
      </button>
      <Progress step={step} now={app.now()} />
    </section>
  );
}
