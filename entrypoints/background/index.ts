// First: the databases open while the rest is evaluated.
import './early';
import browser, { type Runtime } from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { supportsStreams } from '../../lib/http/streams';
import { createAdmit } from '../../lib/messages/admit';
import { protocol } from '../../lib/messages/protocol.schema';
import { createReceiver } from '../../lib/messages/receiver';
import { early } from './early';
import { firstRun } from './first-run';
import { isWebmail } from './hosts';
import { createMenu, isMenuId } from './menu';
import { mirrorAlarm } from './mirror';
import { openOptions } from './options';
import { quickAlarm } from './quick';
import { createRush, onlyReads } from './rush';
import { browserTransport } from './streams';
import { alarmName } from './waker';
import { openWorld } from './world';

/** Listeners first, in the first turn: the event that woke this worker waits for nobody. */
export default defineBackground(() => {
  const { alarms, commands, contextMenus, permissions, runtime, storage } = browser;
  const rush = createRush();
  const complain = (error: unknown) => console.error(error);
  const world = openWorld(
    browser,
    {
      indexedDB,
      fetch: (input, init) => fetch(input, init),
      transport: browserTransport(performance, () => supportsStreams(Request)),
      crypto,
      lock: (name, work) => navigator.locks.request(name, work),
      online: () => navigator.onLine,
    },
    rush.over,
    early,
  );
  const then = (work: (it: Awaited<typeof world>) => Promise<unknown>) => {
    rush.woken();
    void world.then(work).catch(complain);
  };

  const receive = createReceiver(
    protocol,
    async () => (await world).handlers,
    createAdmit(runtime.getURL(''), async (origin) => isWebmail((await world).permissions, origin)),
    runtime.id,
    complain,
    async (name) => (await world).mayAsk(name),
  );
  runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const answer = receive(message, sender);
    return answer && rush.track(answer, onlyReads(message));
  });
  runtime.onInstalled.addListener(({ reason }) => {
    void createMenu(browser).catch(complain);
    then(({ scripts }) => scripts.intoOpenTabs());
    // The demo's page is opened by what starts the demo.
    if (import.meta.env.MODE !== 'demo') {
      void firstRun(storage, reason, () => openOptions(browser, undefined)).catch(complain);
    }
  });
  runtime.onStartup.addListener(() => then(({ run }) => run()));
  alarms.onAlarm.addListener(({ name }) => {
    if (name === alarmName) then(({ run }) => run());
    if (name === mirrorAlarm) then(({ mirror }) => mirror.run());
    if (name === quickAlarm) then(({ quick }) => quick());
  });
  permissions.onAdded.addListener(({ origins = [] }) => then((it) => it.hostsChanged(origins)));
  permissions.onRemoved.addListener(() => then((it) => it.hostsChanged([])));
  commands.onCommand.addListener((name) => then((it) => it.commands.run(name)));
  contextMenus.onClicked.addListener(({ menuItemId, selectionText = '', linkUrl = '' }, tab) => {
    if (isMenuId(menuItemId))
      then((it) => it.menu[menuItemId]({ selection: selectionText, link: linkUrl, tab: tab?.id }));
  });
  storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') then((it) => it.policyChanged());
  });
  globalThis.addEventListener('online', () =>
    then(({ run, mirror }) => Promise.all([run(), mirror.nudge()])),
  );

  void world.then((it) => it.start()).catch(complain);
});
