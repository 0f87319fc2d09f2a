import { openVault } from '../../lib/accounts/vault';
import { withDefaults } from '../../lib/contacts/company-defaults';
import { prefill } from '../../lib/contacts/prefill';
import { noted, noteParams } from '../../lib/contacts/provenance';
import type { Capture } from '../../lib/domain/capture';
import { originOf } from '../../lib/messages/admit';
import { createEvents, type Events } from '../../lib/messages/events';
import type { Protocol } from '../../lib/messages/protocol.schema';
import type { Handlers, Origin } from '../../lib/messages/receiver';
import type { Outbox } from '../../lib/outbox/contract';
import type { BadSetting } from '../../lib/settings/setting';
import { markTab, showBadge } from './badge';
import type { WorkerBrowser } from './browser';
import { followedClock, machineClock } from './clock';
import { type Commands, createCommands } from './commands';
import { openCompany } from './company';
import { openDemo } from './demo';
import type { Early } from './early';
import { createGrants } from './grants';
import { createHandlers } from './handlers';
import { isWebmail, type Permissions } from './hosts';
import { saveInput, saveKind } from './jobs';
import { openJournal } from './journal';
import { createJudge } from './judge';
import { createKeepAlive } from './keep-alive';
import { createKeeper } from './keeper';
import { addressOf } from './known';
import { createKnownPeople } from './known-people';
import { createLetters } from './letters';
import { openLogins } from './logins';
import type { Machine } from './machine';
import { createMenuWork, type MenuWork } from './menu-work';
import { openMirror, type WorkerMirror } from './mirror';
import { createNews } from './news';
import { openOptions } from './options';
import { createPicks } from './picks';
import { createPointing } from './pointing';
import { isGoverned, mayAsk, mayConnect, obeying } from './policed';
import { openQuick } from './quick';
import { readInFront, tabInFront } from './reading';
import { createScripts, type Scripts } from './scripts';
import { createSeeker } from './seek';
import { soundLog, writingAfter } from './sound-log';
import { createStanding } from './standing';
import { areasOf, closeToPages } from './storage';
import { openStored } from './stored';
import { createStreams } from './streams';
import { createWaker } from './waker';

export interface World {
  handlers: Handlers<Protocol>;
  commands: Commands;
  events: Events;
  scripts: Scripts;
  outbox: Outbox;
  mirror: WorkerMirror;
  /** At each start: alarms and registrations may be gone, intents may wait. */
  start(): Promise<void>;
  /** Works off what can go now. */
  run(): Promise<void>;
  /** Asks whether the person has confirmed a code, if one is open. */
  quick(): Promise<void>;
  /** The browser's, as far as the company lets them be used. */
  permissions: Permissions;
  /** Throws for a message that the company has switched off. */
  mayAsk(name: keyof Protocol): Promise<void>;
  /** What each entry of the context menu does. */
  menu: MenuWork;
  /** Host access was given or withdrawn. */
  hostsChanged(added: readonly string[]): Promise<void>;
  /** The company's policy came, or is another one. */
  policyChanged(): Promise<void>;
}

/** What a run has to itself at the start of a worker, in ms. */
const headStart = 50;

/**
 * Puts the parts together. Nothing in here listens: a woken worker must listen before this has come about. `answered`: whoever
 * waits for a message was answered.
 */
export async function openWorld(
  browser: WorkerBrowser,
  machine: Machine,
  answered: () => Promise<void> = async () => undefined,
  early?: Early,
): Promise<World> {
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
  const { state, current, held } = standing;
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
  const judge = createJudge();
  const pointing = createPointing({ scripts, judge });
  const mayRead = (origin: string) => isWebmail(permissions, origin);
  const read = () =>
    readInFront({ scripts, mayRead, judge, readLetter: letters.read }, tabs, runtime.getURL(''));
  async function speaks(tab: number): Promise<boolean> {
    const origin = originOf((await tabs.get(tab)).url);
    return origin !== null && isWebmail(permissions, origin);
  }
  const noteOf = async (mail: Capture) =>
    (await stored.provenance.get()) ? browser.i18n.getMessage('diff_note', noteParams(mail)) : '';
  const handlers = createHandlers({
    async fresh(capture) {
      const { defaults } = (await company.view()).policy;
      return noted(withDefaults(prefill(capture).fields, defaults), await noteOf(capture));
    },
    ...{ outbox, accounts, events, scripts, saveKind, saveInput, state, read, hosts, admitted },
    stateChanged: news.state,
    ...{
      keeper,
      now: clock.now,
      wall: clock.real,
      relays,
      quick: quickDesk,
      judge,
      readLetter: letters.read,
    },
    insecureRelay: demo !== undefined,
    defaultAccount: chosen,
    contacts: { book: mirror.book, mirror, complain },
    mailboxes: { mailboxes: stored.mailboxes, changed: accountsChanged },
    seeker: createSeeker({
      ...{ outbox, now: clock.now, sought: stored.sought },
      found: news.contacts,
    }),
    picks: { picks, pointing, scripts, read, speaks },
    frames: { speaks, isWebmail: mayRead },
    confirm: {
      learnt: stored.learnt,
      addressOf: async (tab) =>
        (await (tab === undefined ? tabInFront(tabs, runtime.getURL('')) : tabs.get(tab)))?.url ?? '',
    },
    edits: { handedText: stored.handedText, provenance: stored.provenance, reviews: stored.reviews },
    labels: { now: clock.now, lists: mirror.lists },
    rules: { now: clock.now, lists: mirror.lists, templates: stored.templates },
    account: async () => (await current(held.get)).chosen,
    held: held.get,
    policy: company.view,
    mayConnect: async (wish) => mayConnect((await company.view()).policy, wish),
    openOptions: (section, host) => openOptions(browser, section, host),
  });
  async function hostsChanged(added: readonly string[]): Promise<void> {
    grants.forget();
    await scripts.sync();
    await scripts.intoOpenTabs(added);
    await events.stop((origin) => isWebmail(permissions, origin));
    if (added.length === 0) return;
    for (const { id } of await accounts.list()) await outbox.resume(id);
    await mirror.nudge().catch(complain);
  }
  const page: Origin = { sender: 'page', origin: '' };
  const commands = createCommands({
    ...{ events, read },
    save: (fields, mail) =>
      handlers['contact.save']({ id: machine.crypto.randomUUID(), fields, ...(mail ? { mail } : {}) }, page),
    async openForm(tab) {
      // Only where the panel may also speak to us.
      if (tab !== null && (await speaks(tab))) await scripts.panel(tab);
      else await action.openPopup();
    },
    async point(tab) {
      // The popup asks for the site where it is not allowed yet, and points from there.
      if (tab !== null && (await speaks(tab))) await pointing.start(tab);
      else await action.openPopup();
    },
    openOptions: (section) => openOptions(browser, section),
    defaults: async () => (await company.view()).policy.defaults,
    connected: async () => (await current()).account !== null,
    note: noteOf,
    mark: (tab, text) => markTab(action, tab, text),
  });

  // Behind all that can begin without: the shipped build's world is there at once.
  if (demo) await demo.known;
  return {
    permissions,
    async mayAsk(name) {
      if (isGoverned(name)) mayAsk((await company.view()).policy, name);
    },
    ...{ handlers, commands, events, scripts, outbox, mirror, run, quick: quickDesk.run },
    async start() {
      // The alarm is there before it is known whether anything waits.
      waker.arm()();
      const going = run();
      await woken;
      // What waits to be sent goes first: nobody waits for the rest.
      await Promise.race([going, new Promise((next) => setTimeout(next, headStart))]);
      await Promise.all([ahead, going, quickDesk.run(), scripts.sync(), news.state()]);
      await mirror.schedule().catch(complain);
    },
    menu: createMenuWork({
      commands,
      async handOver(text, path) {
        await stored.handedText.set(text.slice(0, 2_000_000));
        await tabs.create({ url: runtime.getURL(path) });
      },
    }),
    hostsChanged,
    async policyChanged() {
      company.changed();
      await hostsChanged([]);
      await news.state();
    },
  };
}
