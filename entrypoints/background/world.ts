import type { Lock } from '../../lib/accounts/lock';
import { openVault } from '../../lib/accounts/vault';
import { withDefaults } from '../../lib/contacts/company-defaults';
import { prefill } from '../../lib/contacts/prefill';
import { noted, noteParams } from '../../lib/contacts/provenance';
import type { Capture } from '../../lib/domain/capture';
import type { Intent } from '../../lib/domain/intent';
import type { ListName } from '../../lib/domain/lists';
import type { AppState } from '../../lib/domain/state';
import { originOf } from '../../lib/messages/admit';
import { createEvents, type Events } from '../../lib/messages/events';
import type { Protocol } from '../../lib/messages/protocol.schema';
import type { Handlers, Origin } from '../../lib/messages/receiver';
import type { Outbox } from '../../lib/outbox/contract';
import { readPolicy } from '../../lib/settings/policy';
import { type BadSetting, openSetting } from '../../lib/settings/setting';
import {
  bulkDraft,
  confirmedMails,
  defaultAccount,
  handedText,
  multiplexedOrigins,
  pagePicks,
  provenance,
  ruleTemplates,
  soughtAddresses,
  streamRefusals,
  tabInterests,
  usedMailboxes,
} from '../../lib/settings/settings';
import { textOfLink } from '../../lib/sources/selection';
import { markTab, showBadge } from './badge';
import type { WorkerBrowser } from './browser';
import { followedClock, machineClock } from './clock';
import { type Commands, createCommands } from './commands';
import { openDemo } from './demo';
import type { Early } from './early';
import { createGrants } from './grants';
import { createHandlers } from './handlers';
import { isWebmail, type Permissions } from './hosts';
import { saveInput, saveKind } from './jobs';
import { openJournal } from './journal';
import { createKeepAlive } from './keep-alive';
import { createKeeper } from './keeper';
import { addressOf } from './known';
import { createKnownPeople } from './known-people';
import { latest } from './latest';
import { openLogins } from './logins';
import type { MenuId } from './menu';
import { openMirror, type WorkerMirror } from './mirror';
import { openOptions } from './options';
import { createPicks } from './picks';
import { mayAsk, mayConnect, obeying } from './policed';
import { openQuick } from './quick';
import { type ReadLetter, readInFront } from './reading';
import { inMemory, remembered } from './remembered';
import { createScripts, type Scripts } from './scripts';
import { createSeeker } from './seek';
import { areasOf, closeToPages } from './storage';
import { createStreams, type Transport } from './streams';
import { createWaker } from './waker';

/** What the worker has of the machine it runs on. */
export interface Machine {
  indexedDB: IDBFactory;
  fetch: typeof globalThis.fetch;
  transport: Transport;
  crypto: Crypto;
  lock: Lock;
  online(): boolean;
}

/** What was clicked on; '' where it is not of the kind. */
export interface Clicked {
  selection: string;
  link: string;
  tab: number | undefined;
}

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
  menu: Record<MenuId, (clicked: Clicked) => Promise<void>>;
  /** Host access was given or withdrawn. */
  hostsChanged(added: readonly string[]): Promise<void>;
  /** The company's policy came, or is another one. */
  policyChanged(): Promise<void>;
}

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

  const keeper = early?.keeper ?? createKeeper(machine.indexedDB);
  // All that takes its time at once: whoever woke this worker waits for it.
  const closed = closeToPages(storage);
  const warm = keeper.open();
  /** A browser without a policy says so in several ways. */
  const setByCompany = () => storage.managed.get().catch(() => ({}));
  const [vault, atStart, demo] = await Promise.all([
    early?.vault ?? openVault(machine.crypto),
    setByCompany(),
    import.meta.env.MODE === 'demo'
      ? openDemo(
          storage,
          () =>
            void run()
              .then(() => quickDesk.run())
              .catch(complain),
        )
      : undefined,
  ]);
  const clock = import.meta.env.MODE === 'demo' && demo ? followedClock(demo.shift) : machineClock;
  const areas = areasOf(storage);
  const chosen = inMemory(openSetting(defaultAccount, areas, report));
  const picks = createPicks({
    stored: openSetting(pagePicks, areas, report),
    scripting: browser.scripting,
    tabs,
  });
  const told = () => (import.meta.env.MODE === 'demo' ? demo?.policy() : undefined);
  /** Read once in a worker's life: the browser tells of each change. */
  let ofCompany: Promise<unknown> | undefined = Promise.resolve(atStart);
  /** As the policy said last: a call that is to go does not wait for it. */
  const company = { seats: readPolicy(told() ?? atStart).policy.seats };
  const managed = async () => {
    ofCompany ??= setByCompany();
    const view = readPolicy(told() ?? (await ofCompany));
    company.seats = view.policy.seats;
    return view;
  };
  const grants = createGrants(browser.permissions);
  const permissions = obeying(grants, async () => (await managed()).policy);
  const scripts = createScripts(browser.scripting, tabs, permissions, picks.lay);
  const waker = createWaker({ clock, alarms, run: () => void run() });
  const events = createEvents(
    {
      toPages: (envelope) => runtime.sendMessage(envelope),
      toTab: (tab, envelope) => tabs.sendMessage(tab, envelope, { frameId: 0 }),
    },
    inMemory(openSetting(tabInterests, areas, report)),
    addressOf,
  );
  const { accounts, admitted, hosts, port, quick, relays, tickets } = openLogins({
    ...{ vault, areas, clock, report },
    permissions: browser.permissions,
    ...machine,
    identity: browser.identity,
    streams: createStreams({
      transport: machine.transport,
      multiplexed: openSetting(multiplexedOrigins, areas, report),
      refusals: openSetting(streamRefusals, areas, report),
    }),
    awake: createKeepAlive(touch),
    standIn: () => demo?.url(),
    changed: async () => {
      held.forget();
      await stateChanged();
      await mirror.nudge().catch(complain);
    },
  });

  const outbox = openJournal({
    ...{ ...machine, clock, waker, port, tickets },
    store: keeper.store,
    owner: machine.crypto.randomUUID(),
    seats: () => company.seats,
    busy: createKeepAlive(touch),
    changed: (intent) => void intentChanged(intent).catch(complain),
    settled: (intent) => void mirror.learn(intent),
    // After whoever waits for the answer has it: a run's writes would stand before that.
    run: () => setTimeout(() => void answered().then(run), 0),
  });
  const changedLists = new Map<string, { account: string; list: ListName }>();
  /** A branch of many labels changes its list with each of them. */
  const listsChanged = latest(async () => {
    const lists = [...changedLists.values()];
    changedLists.clear();
    for (const one of lists) await events.publish({ type: 'lists', ...one });
  });
  const contactsChanged = latest(() => events.publish({ type: 'contacts' }));
  const mirror = openMirror({
    ...{ clock, alarms, outbox, accounts },
    changed: () => void contactsChanged().catch(complain),
    listChanged(account, list) {
      changedLists.set(`${account} ${list}`, { account, list });
      void listsChanged().catch(complain);
    },
  });

  /** Who is connected: what a chip and a key press ask. How each of them is, only the accounts themselves know. */
  const held = remembered(accounts.list);
  async function current(read = accounts.list) {
    const [list, wanted] = await Promise.all([read(), chosen.get()]);
    const chosenOne = list.find(({ id }) => id === wanted) ?? list[0] ?? null;
    return { list, chosen: chosenOne, account: chosenOne?.id ?? null };
  }

  async function state(): Promise<AppState> {
    const [{ list, account }, counts] = await Promise.all([
      current(),
      outbox.counts().catch(async (error: unknown) => {
        const trouble = await keeper.trouble();
        if (trouble === null) throw error;
        return { open: 0, needsYou: 1, trouble };
      }),
    ]);
    const relayDown = list.some(({ relay }) => relay !== null && relays.isDown(relay));
    const { policy, problems } = await managed();
    return {
      ...{ accounts: list, account, ...counts },
      ...(relayDown ? { relayDown } : {}),
      ...(policy.off.length > 0 ? { off: policy.off } : {}),
      ...(problems.length > 0 ? { policyUnclear: true as const } : {}),
    };
  }

  const stateChanged = latest(async () => {
    const now = await state();
    await Promise.all([events.publish({ type: 'state', state: now }), showBadge(action, now)]);
  });

  const changedGroups = new Map<string, Intent>();
  /** A group changes with each of its parts: screens hear of the last of several changes. */
  const groupsChanged = latest(async () => {
    const groups = [...changedGroups.values()];
    changedGroups.clear();
    for (const intent of await outbox.view(groups)) await events.publish({ type: 'intent', intent });
    // How far it is changes no count.
    if (groups.some(({ state, group }) => state !== 'pending' || group?.done === 0)) await stateChanged();
  });

  async function intentChanged(intent: Intent): Promise<void> {
    if (intent.group) {
      changedGroups.set(intent.id, intent);
      return groupsChanged();
    }
    const [view] = await outbox.view([intent]);
    if (view) await events.publish({ type: 'intent', intent: view });
    await stateChanged();
    if (intent.state === 'dead') await mirror.doubt(intent);
  }

  const quickDesk = openQuick(quick, clock, alarms);
  const knownPeople = createKnownPeople({ book: mirror.book, outbox });
  const readWords: ReadLetter = async (letter) => {
    // Its words in many languages are made ready when a letter comes, not whenever the worker starts.
    const { readLetter } = await import('../../lib/capture/letter');
    const { list, account } = await current();
    const own = list.map(({ address }) => address).filter(Boolean);
    const contacts = account === null ? [] : await knownPeople(account, letter.sender.name);
    return readLetter(letter, { own, contacts });
  };
  const mayRead = (origin: string) => isWebmail(permissions, origin);
  const read = () => readInFront({ scripts, mayRead, readLetter: readWords }, tabs, runtime.getURL(''));
  async function speaks(tab: number): Promise<boolean> {
    const origin = originOf((await tabs.get(tab)).url);
    return origin !== null && isWebmail(permissions, origin);
  }
  const noting = openSetting(provenance, areas, report);
  const handed = openSetting(handedText, areas, report);
  const noteOf = async (mail: Capture) =>
    (await noting.get()) ? browser.i18n.getMessage('diff_note', noteParams(mail)) : '';
  const handlers = createHandlers({
    fresh: async (capture) =>
      noted(withDefaults(prefill(capture).fields, (await managed()).policy.defaults), await noteOf(capture)),
    ...{ outbox, accounts, events, scripts, saveKind, saveInput, state, stateChanged, read, hosts, admitted },
    ...{ keeper, now: clock.now, wall: clock.real, relays, quick: quickDesk, readLetter: readWords },
    insecureRelay: demo !== undefined,
    defaultAccount: chosen,
    contacts: { book: mirror.book, mirror, complain },
    mailboxes: {
      mailboxes: openSetting(usedMailboxes, areas, report),
      async changed() {
        held.forget();
        await stateChanged();
        await mirror.nudge().catch(complain);
      },
    },
    seeker: createSeeker({
      ...{ outbox, now: clock.now, sought: openSetting(soughtAddresses, areas, report) },
      found: () => void contactsChanged().catch(complain),
    }),
    picks: { picks, scripts, read, speaks },
    frames: { speaks, isWebmail: mayRead },
    confirm: { learnt: openSetting(confirmedMails, areas, report) },
    edits: {
      handedText: handed,
      bulkDraft: openSetting(bulkDraft, areas, report),
      provenance: noting,
    },
    labels: { now: clock.now, lists: mirror.lists },
    rules: {
      now: clock.now,
      lists: mirror.lists,
      templates: openSetting(ruleTemplates, areas, report),
    },
    account: async () => (await current(held.get)).chosen,
    held: held.get,
    policy: managed,
    mayConnect: async (wish) => mayConnect((await managed()).policy, wish),
    openOptions: (section) => openOptions(browser, section),
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
  /** Words to be looked through on a page of ours. */
  async function handOver(text: string, path: string): Promise<void> {
    await handed.set(text.slice(0, 2_000_000));
    await tabs.create({ url: runtime.getURL(path) });
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
      if (tab !== null && (await speaks(tab))) await scripts.picker(tab);
      else await action.openPopup();
    },
    openOptions: (section) => openOptions(browser, section),
    defaults: async () => (await managed()).policy.defaults,
    connected: async () => (await current()).account !== null,
    note: noteOf,
    mark: (tab, text) => markTab(action, tab, text),
  });

  return {
    ...{ permissions, mayAsk: async (name) => mayAsk((await managed()).policy, name) },
    ...{ handlers, commands, events, scripts, outbox, mirror, run, quick: quickDesk.run },
    async start() {
      const known = waker.arm();
      // The message that woke this worker goes first.
      await new Promise((next) => setTimeout(next, 0));
      await answered();
      known();
      await Promise.all([closed, warm, run(), quickDesk.run(), scripts.sync(), stateChanged()]);
      await mirror.schedule().catch(complain);
    },
    menu: {
      'save-selection': ({ selection, tab }) => commands.saveSelection(selection, tab),
      'save-link': ({ link, tab }) => commands.saveSelection(textOfLink(link), tab),
      'save-sender': () => commands.run('save-sender'),
      'point-at-sender': () => commands.run('point-at-sender'),
      'read-selection': ({ selection }) => handOver(selection, 'sidepanel.html#source'),
      'review-selection': ({ selection }) => handOver(selection, 'bulk.html#selection'),
      'from-text': () => handOver('', 'sidepanel.html#source'),
    },
    hostsChanged,
    async policyChanged() {
      ofCompany = undefined;
      await hostsChanged([]);
      await stateChanged();
    },
  };
}
