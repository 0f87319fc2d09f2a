import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import type { App } from '../app/app';
import { Contacts } from '../contact/Contacts';
import { LabelsTab } from '../labels/LabelsTab';
import { createOpenMail } from '../models/open-mail';
import { createWorld } from '../models/world';
import { Outbox } from '../outbox/Outbox';
import { FailureNote } from '../parts/FailureNote';
import { notHere } from '../parts/NotHere';
import { Tabs } from '../parts/Tabs';
import { useModel } from '../parts/use-model';
import { RulesTab } from '../rules/RulesTab';
import { AccountBar } from './AccountBar';
import { PolicyHint } from './PolicyHint';
import { RelayNote } from './RelayNote';
import { SenderTab } from './SenderTab';
import { SignInAgain } from './SignInAgain';
import { StoreNote } from './StoreNote';

/** What the popup and the side panel show: the open mail's sender, the rules, the labels, and the outbox. */
export function Screen({ app, follow }: { app: App; follow: boolean }) {
  const world = useModel(() => createWorld(app.client));
  const mail = useModel(() => createOpenMail(app.client));
  const state = world.state.value;
  const used = state?.accounts.find(({ id }) => id === state.account);
  const options = (section: 'accounts' | 'data' | undefined) =>
    void app.client.send('options.open', section ? { section } : {}).catch(() => undefined);

  useEffect(() => {
    if (!follow) return;
    const read = () => void mail.read();
    addEventListener('focus', read);
    const stop = app.platform.onTabChange(read);
    return () => {
      removeEventListener('focus', read);
      stop();
    };
  }, [app, mail, follow]);

  return (
    <main class="app screen">
      <h1 class="unseen">{i18n.t('name')}</h1>
      <AccountBar
        state={state}
        onUse={(account) => void world.use(account)}
        onSettings={() => options(undefined)}
        onReload={() => void mail.read()}
      />
      <StoreNote state={state} onOpen={() => options('data')} />
      <RelayNote state={state} />
      <PolicyHint state={state} onOpen={() => options(undefined)} />
      <SignInAgain state={state} onOpen={() => options('accounts')} />
      {world.failure.value && <FailureNote failure={world.failure.value} now={app.now()} />}
      {state && (
        <Tabs
          label={i18n.t('tabs.title')}
          tabs={[
            {
              name: 'sender',
              words: i18n.t('tabs.sender'),
              show: () => (
                <SenderTab
                  app={app}
                  model={mail}
                  account={state.account}
                  onConnect={() => options('accounts')}
                  onLeave={() => !follow && close()}
                />
              ),
            },
            {
              name: 'contacts',
              words: i18n.t('tabs.contacts'),
              show: () =>
                state.account === null ? (
                  <p class="quiet empty">{i18n.t('screen.notConnected')}</p>
                ) : (
                  <Contacts key={state.account} app={app} account={state.account} />
                ),
            },
            {
              name: 'labels',
              words: i18n.t('tabs.labels'),
              show: () =>
                notHere(state, used, 'labels') ?? (
                  <LabelsTab
                    key={state.account}
                    app={app}
                    account={used}
                    current={mail.current.value}
                    onConnect={() => options('accounts')}
                  />
                ),
            },
            {
              name: 'rules',
              words: i18n.t('tabs.rules'),
              show: () =>
                notHere(state, used, 'rules') ?? (
                  <RulesTab
                    key={state.account}
                    app={app}
                    account={used}
                    current={mail.current.value}
                    onConnect={() => options('accounts')}
                  />
                ),
            },
          ]}
        />
      )}
      <Outbox app={app} accounts={state?.accounts ?? []} onAllow={() => options('accounts')} />
    </main>
  );
}
