import { withDefaults } from '../../lib/contacts/company-defaults';
import { prefill } from '../../lib/contacts/prefill';
import { noted, noteParams } from '../../lib/contacts/provenance';
import type { Capture } from '../../lib/domain/capture';
import { originOf } from '../../lib/messages/admit';
import type { Events } from '../../lib/messages/events';
import type { Protocol } from '../../lib/messages/protocol.schema';
import type { Handlers, Origin } from '../../lib/messages/receiver';
import type { Outbox } from '../../lib/outbox/contract';
import { markTab } from './badge';
import type { WorkerBrowser } from './browser';
import { type Commands, createCommands } from './commands';
import { openCore } from './core';
import type { Early } from './early';
import { createHandlers } from './handlers';
import { isWebmail, type Permissions } from './hosts';
import { saveInput, saveKind } from './jobs';
import { createJudge } from './judge';
import type { Machine } from './machine';
import { createMenuWork, type MenuWork } from './menu-work';
import type { WorkerMirror } from './mirror';
import { openOptions } from './options';
import { createPointing } from './pointing';
import { isGoverned, mayAsk, mayConnect } from './policed';
import { readInFront, tabInFront } from './reading';
import type { Scripts } from './scripts';
import { createSeeker } from './seek';

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
  const core = openCore(browser, machine, answered, early);
  const { accounts, chosen, clock, company, complain, demo, events, keeper, letters, mirror, news } = core;
  const { outbox, permissions, picks, quickDesk, relays, run, scripts, standing, stored } = core;
  const { current, held, state } = standing;
  const { action, runtime, tabs } = browser;
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
    ...{
      outbox,
      accounts,
      events,
      scripts,
      saveKind,
      saveInput,
      state,
      read,
      hosts: core.hosts,
      admitted: core.admitted,
    },
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
    mailboxes: { mailboxes: stored.mailboxes, changed: core.accountsChanged },
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
    core.grants.forget();
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
      core.waker.arm()();
      const going = run();
      await core.woken;
      // What waits to be sent goes first: nobody waits for the rest.
      await Promise.race([going, new Promise((next) => setTimeout(next, headStart))]);
      await Promise.all([core.ahead, going, quickDesk.run(), scripts.sync(), news.state()]);
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
