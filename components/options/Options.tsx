import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Brand } from '../../lib/domain/account';
import { type ApiHosts, allowsBrand, type PolicyView, type Switch } from '../../lib/domain/policy';
import type { App } from '../app/app';
import { createWorld } from '../models/world';
import { FailureNote } from '../parts/FailureNote';
import { useModel } from '../parts/use-model';
import { RelayNote } from '../screen/RelayNote';
import { About } from './About';
import { AccountCard } from './AccountCard';
import { type ConnectDefaults, ConnectForm } from './ConnectForm';
import { ContactPrefs } from './ContactPrefs';
import { isAppBrand } from './connect';
import { Data } from './Data';
import { Hosts } from './Hosts';
import { Picks } from './Picks';
import { PolicyNote } from './PolicyNote';
import { QuickConnect } from './QuickConnect';
import { createQuickConnect } from './quick';
import { RelayForm } from './RelayForm';
import { Shortcuts } from './Shortcuts';

export interface OptionsProps {
  app: App;
  /** Values the demo knows; absent in production. */
  defaults?: ConnectDefaults;
}

/** Accounts, permissions, shortcuts, about: one page, each part under its own address (`#accounts`, `#hosts`). */
export function Options({ app, defaults }: OptionsProps) {
  const world = useModel(() => createWorld(app.client));
  const [hosts, setHosts] = useState<ApiHosts[]>([]);
  const [policy, setPolicy] = useState<PolicyView | null>(null);
  const quick = useModel(() => createQuickConnect(app));
  const state = world.state.value;

  useEffect(() => {
    const readHosts = () => app.client.send('hosts.get', {}).then(setHosts, () => undefined);
    void readHosts();
    return app.platform.onHostsChanged(() => void readHosts());
  }, [app]);

  // Chrome tells of a policy seconds after its start, and a company may change it: the state is told anew then.
  useEffect(() => {
    app.client.send('policy.get', {}).then(setPolicy, () => undefined);
  }, [app, state]);

  useEffect(() => {
    if (state && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [state === null]);

  const may = (one: Switch) => policy?.policy.off.includes(one) !== true;
  const inRegion = (brand: Brand) => policy === null || allowsBrand(policy.policy, brand);
  const relayGiven = policy?.policy.relay ?? '';
  const given = policy?.policy.apps.find(({ brand }) => isAppBrand(brand));
  const start =
    defaults ?? (given && isAppBrand(given.brand) ? { brand: given.brand, appId: given.appId } : undefined);
  const data = <Data app={app} trouble={state?.trouble} onAnew={world.startAnew} />;
  const shared = state?.accounts.filter(({ sharedOf }) => sharedOf !== undefined) ?? [];
  const own = state?.accounts.filter(({ sharedOf }) => sharedOf === undefined) ?? [];
  return (
    <main class="app options">
      <h1>{i18n.t('options.title')}</h1>
      <RelayNote state={state} />
      {policy && <PolicyNote policy={policy} />}
      {world.failure.value && <FailureNote failure={world.failure.value} now={app.now()} />}
      <section id="accounts" aria-labelledby="accounts-title">
        <h2 id="accounts-title">{i18n.t('options.accounts.title')}</h2>
        {own.map((account) => (
          <AccountCard
            key={account.id}
            app={app}
            account={account}
            mailboxes={shared.filter(({ sharedOf }) => sharedOf === account.id)}
            hosts={hosts}
            used={account.id === state?.account}
            onUse={() => void world.use(account.id)}
            onQuick={(wish) => void quick.start(wish, hosts)}
          />
        ))}
        {state && may('quickConnect') && (inRegion('feishu') || inRegion('lark')) && (
          <details open={quick.view.value.at !== 'idle'}>
            <summary>{i18n.t('quick.title')}</summary>
            <QuickConnect app={app} model={quick} hosts={hosts} inRegion={inRegion} />
          </details>
        )}
        {state && (
          <details key={relayGiven} open={relayGiven !== '' && state.accounts.length === 0}>
            <summary>{i18n.t('options.relay.title')}</summary>
            <RelayForm app={app} hosts={hosts} address={relayGiven} inRegion={inRegion} />
          </details>
        )}
        {state && may('appSecret') && (inRegion('feishu') || inRegion('lark')) && (
          <details open={state.accounts.length === 0 && relayGiven === ''}>
            <summary>
              {state.accounts.length === 0
                ? i18n.t('options.accounts.first')
                : i18n.t('options.accounts.another')}
            </summary>
            <ConnectForm
              key={start ? start.appId : ''}
              app={app}
              hosts={hosts}
              inRegion={inRegion}
              {...(start ? { defaults: start } : {})}
            />
          </details>
        )}
      </section>
      {state?.trouble && data}
      <Hosts app={app} apis={hosts} />
      <Picks app={app} />
      <ContactPrefs app={app} />
      <Shortcuts app={app} />
      {state && !state.trouble && data}
      <About version={app.platform.version} />
    </main>
  );
}
