import { openVault } from '../../lib/accounts/vault';
import { createEvents } from '../../lib/messages/events';
import type { BadSetting } from '../../lib/settings/setting';
import { showBadge } from './badge';
import type { WorkerBrowser } from './browser';
import { followedClock, machineClock } from './clock';
import { openCompany } from './company';
import { openDemo } from './demo';
import type { Early } from './early';
import { createGrants } from './grants';
import { openJournal } from './journal';
import { createKeepAlive } from './keep-alive';
import { createKeeper } from './keeper';
import { addressOf } from './known';
import { createKnownPeople } from './known-people';
import { createLetters } from './letters';
import { openLogins } from './logins';
import type { Machine } from './machine';
import { openMirror } from './mirror';
import { createNews } from './news';
import { createPicks } from './picks';
import { obeying } from './policed';
import { openQuick } from './quick';
import { createScripts } from './scripts';
import { soundLog, writingAfter } from './sound-log';
import { createStanding } from './standing';
import { areasOf, closeToPages } from './storage';
import { openStored } from './stored';
import { createStreams } from './streams';
import { createWaker } from './waker';

/**
 * What the worker works with: its stores, who is signed in, the outbox, the local copies, and the news of them. All of it begins
 * at once, and nothing of it listens. `answered`: whoever waits for a message was answered.
 */
export function openCore(
  browser: WorkerBrowser,
  machine: Machine,
  answered: () => Promise<void>,
  early: Early | undefined,
) {
  const { action, alarms, runtime, storage, tabs } = browser;
  const complain = (error: unknown) => console.error(error);
  const report = (bad: BadSetting) => console.warn(`setting ${bad.key}: ${bad.why}`);
  const touch = () => runtime.getPlatformInfo();
  const run = async () => outbox.run().catch(complain);
  const woken = answered();

  // All that takes its time at once: whoever woke this worker waits for it.
  const keeper = early?.keeper ?? createKeeper(machine.indexedDB);
  const vault = early?.vault ?? openVault(machine.crypto);
  const demo = import.meta.env.MODE === 'demo' ? (early?.demo ?? openDemo(storage)) : undefined;
  const company = openCompany(storage.managed, async () => {
    await demo?.known;
    return demo?.policy();
  });
  const areas = areasOf(storage);
  const stored = openStored(areas, report);
  // Firefox keeps its databases in other files.
  const sound = import.meta.env.FIREFOX ? Promise.resolve() : soundLog(machine.indexedDB, stored.logBegun);
  const { chosen, interests } = stored;
  const ahead = Promise.allSettled([closeToPages(storage), keeper.open(), chosen.get(), interests.get()]);
  demo?.follow(
    () =>
      void run()
        .then(() => quickDesk.run())
        .catch(complain),
  );
  const clock = import.meta.env.MODE === 'demo' && demo ? followedClock(demo.shift) : machineClock;
  const picks = createPicks({ stored: stored.picks, scripting: browser.scripting, tabs });
  const grants = createGrants(browser.permissions);
  const permissions = obeying(grants, async () => (await company.view()).policy);
  const scripts = createScripts(browser.scripting, tabs, permissions, picks);
  const waker = createWaker({ clock, alarms, run: () => void run() });
  const events = createEvents(
    {
      toPages: (envelope) => runtime.sendMessage(envelope),
      toTab: (tab, envelope) => tabs.sendMessage(tab, envelope, { frameId: 0 }),
      isOpen: (tab) =>
        tabs.get(tab).then(
          () => true,
          () => false,
        ),
    },
    interests,
    addressOf,
  );
  /** The accounts, or who of them is in use, are others. */
  async function accountsChanged(): Promise<void> {
    standing.held.forget();
    letters.forget();
    await news.state();
    await mirror.nudge().catch(complain);
  }
  const { accounts, admitted, hosts, port, quick, readAhead, relays, tickets } = openLogins({
    ...{ vault, areas, clock, report },
    permissions: browser.permissions,
    ...machine,
    identity: browser.identity,
    streams: createStreams({ transport: machine.transport, ...stored.streams }),
    awake: createKeepAlive(touch),
    standIn: () => demo?.url(),
    changed: accountsChanged,
    held: () => standing.held.get(),
  });

  const outbox = openJournal({
    ...{ ...machine, clock, waker, port, tickets },
    store: writingAfter(sound, keeper.store),
    owner: machine.crypto.randomUUID(),
    first: woken,
    seats: company.seats,
    async ready() {
      await sound;
      return company.view();
    },
    busy: createKeepAlive(touch),
    changed(intent) {
      letters.forget();
      return news.intent(intent);
    },
    settled: (intent) => void mirror.learn(intent),
    // After whoever waits for the answer has it: a run's writes would stand before that.
    run: () => setTimeout(() => void answered().then(run), 0),
  });
  const mirror = openMirror({
    ...{ clock, alarms, outbox, accounts },
    changed() {
      letters.forget();
      return news.contacts();
    },
    listChanged: (account, list) => news.list(account, list),
  });
  const standing = createStanding({ accounts, chosen, outbox, keeper, relays, company });
  const { state, current } = standing;
  // Asked for by nearly every message that wakes the worker.
  void readAhead();
  company.view().catch(() => undefined);
  const news = createNews({
    ...{ events, outbox, state, answered, complain },
    badge: (now) => showBadge(action, now),
    doubt: mirror.doubt,
  });

  const quickDesk = openQuick(quick, clock, alarms);
  const letters = createLetters({
    current,
    knownPeople: createKnownPeople({ book: mirror.book, outbox }),
  });

  return {
    ...{ keeper, company, stored, chosen, picks, demo, clock, ahead, woken, complain },
    ...{ accounts, accountsChanged, admitted, hosts, relays, standing, quickDesk },
    ...{ grants, permissions, scripts, waker, events, news },
    ...{ outbox, run, mirror, letters },
  };
}
