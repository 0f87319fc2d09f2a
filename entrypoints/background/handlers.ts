import type { Accounts } from '../../lib/accounts/accounts';
import { relayBase } from '../../lib/accounts/relay';
import type { AccountView, Brand } from '../../lib/domain/account';
import { addressKey } from '../../lib/domain/address';
import type { Capture, MailRef } from '../../lib/domain/capture';
import type { ContactFields } from '../../lib/domain/contact';
import { checkContact } from '../../lib/domain/contact-check';
import type { DraftKey } from '../../lib/domain/draft';
import { Failure } from '../../lib/domain/failure';
import type { Intent, IntentView } from '../../lib/domain/intent';
import type { ApiHosts, PolicyView } from '../../lib/domain/policy';
import type { AppState } from '../../lib/domain/state';
import { type Events, stateForTab } from '../../lib/messages/events';
import type { Protocol } from '../../lib/messages/protocol.schema';
import type { Handlers, Origin } from '../../lib/messages/receiver';
import type { Item } from '../../lib/settings/setting';
import { type ConfirmDeps, createConfirmHandlers } from './confirm-handlers';
import { type ContactEditDeps, createContactEditHandlers } from './contact-edit-handlers';
import { type ContactDeps, createContactHandlers } from './contact-handlers';
import { createDataHandlers } from './data-handlers';
import { createEditHandlers } from './edit-handlers';
import { createFrameHandlers, type FrameDeps } from './frame-handlers';
import type { Journal } from './journal';
import type { Keeper } from './keeper';
import { addressOf, holding } from './known';
import { toldToTab } from './known-people';
import { knownState, nothingMet } from './known-state';
import { createLabelHandlers, type LabelDeps } from './label-handlers';
import { createMailboxHandlers, type MailboxDeps } from './mailbox-handlers';
import { createOutsiderHandlers, outsiderAbout, outsiderKind } from './outsider-handlers';
import { createOutsiderLook } from './outsider-look';
import { createPageHandlers } from './page-handlers';
import { createPickHandlers, type PickDeps } from './pick-handlers';
import type { ConnectWish } from './policed';
import { createQuickHandlers, type QuickDesk } from './quick';
import type { Reading, ReadLetter } from './reading';
import type { RelayDesk } from './relay';
import { createRuleHandlers, type RuleDeps } from './rule-handlers';
import { mild } from './rule-tools';
import type { Scripts } from './scripts';
import type { Seeker } from './seek';

export interface HandlerDeps {
  outbox: Journal;
  keeper: Keeper;
  now(): number;
  /** A moment of the worker's clock on the wall's. */
  wall(at: number): number;
  contacts: Pick<ContactDeps, 'book' | 'mirror' | 'complain'>;
  seeker: Seeker;
  mailboxes: Pick<MailboxDeps, 'mailboxes' | 'changed'>;
  picks: PickDeps;
  confirm: Pick<ConfirmDeps, 'learnt'>;
  edits: Pick<ContactEditDeps, 'handedText' | 'provenance' | 'bulkDraft'>;
  labels: Pick<LabelDeps, 'now' | 'lists'>;
  rules: Pick<RuleDeps, 'now' | 'lists' | 'templates'>;
  accounts: Accounts;
  events: Events;
  scripts: Pick<Scripts, 'overlay' | 'panel' | 'frame' | 'readFrame'>;
  frames: Pick<FrameDeps, 'speaks' | 'isWebmail'>;
  readLetter: ReadLetter;
  /** A new contact of a mail's sender, with what the company and the person want on it. */
  fresh(capture: Capture): Promise<ContactFields>;
  defaultAccount: Item<string | null>;
  /** The kind and input of the job that saves a contact. */
  saveKind: string;
  saveInput(fields: ContactFields): unknown;
  /** The accounts there are; how they are may be a moment old. */
  held(): Promise<AccountView[]>;
  /** The account a wish goes to that names none. */
  account(): Promise<AccountView | null>;
  state(): Promise<AppState>;
  stateChanged(): Promise<void>;
  read(): Promise<Reading>;
  policy(): Promise<PolicyView>;
  /** Throws `blockedByPolicy` for an account that the company does not want connected. */
  mayConnect(wish: ConnectWish): Promise<void>;
  hosts(): Promise<ApiHosts[]>;
  /** Throws `hostNotGranted` while the browser does not let us talk to the brand. */
  admitted(brand: Brand, relay?: string): Promise<void>;
  relays: Pick<RelayDesk, 'ask'>;
  quick: QuickDesk;
  /** Also a relay without TLS: on this machine. */
  insecureRelay: boolean;
  openOptions(section: string | undefined): Promise<void>;
}

const lookEvery = 5_000;

const refuse = (kind: 'forbidden' | 'signInAgain' | 'unknown') =>
  new Failure({ kind, execution: 'notExecuted' });

/** The form says what is wrong before; who comes without it is refused here, and nothing goes out to be refused. */
function sound(typed: ContactFields): ContactFields {
  const { fields, problems } = checkContact(typed);
  const [problem] = problems;
  if (problem) throw new Failure({ kind: 'invalid', execution: 'notExecuted', field: problem.field });
  return fields;
}

export function createHandlers(deps: HandlerDeps): Handlers<Protocol> {
  const { outbox, accounts, events } = deps;

  const note = async (from: Origin, about: { intent?: string; address?: string; mail?: string }) => {
    if (from.tab !== undefined) await events.note(from.tab, from.origin, about);
  };

  async function show(intent: Intent): Promise<IntentView> {
    const [view] = await outbox.view([intent]);
    if (!view) throw refuse('unknown');
    return view;
  }

  /** A tab is answered about intents it asked about before, or whose address it did. */
  async function concerns(from: Origin, intent: Intent): Promise<boolean> {
    if (from.tab === undefined) return true;
    const asked = await events.asked(from.tab);
    const address = addressOf(intent);
    return (
      asked?.origin === from.origin &&
      (asked.intents.includes(intent.id) || (address !== null && asked.addresses.includes(address)))
    );
  }

  const chosenId = async () => (await deps.account())?.id ?? null;
  const heldAccount = async (id: string) => (await deps.held()).find((one) => one.id === id) ?? null;

  async function accountOf(wish: string | undefined): Promise<AccountView> {
    const account = wish === undefined ? await deps.account() : await heldAccount(wish);
    if (!account) throw refuse('signInAgain');
    return account;
  }
  const accountFor = async (wish: string | undefined) => (await accountOf(wish)).id;

  /** The job that keeps people in an account's book, and what of its input an address makes. */
  async function keeping(account: string, address: string): Promise<{ kind: string; input: unknown }> {
    const company = (await heldAccount(account))?.book === 'company';
    if (company) return { kind: outsiderKind, input: outsiderAbout(address) };
    return { kind: deps.saveKind, input: deps.saveInput({ name: '', address }) };
  }

  /** With an account its shared mailboxes go. */
  async function leave(account: string): Promise<void> {
    await accounts.signOut(account);
    await deps.edits.bulkDraft.update((kept) =>
      kept?.account === account || kept?.account.startsWith(`${account}/`) ? null : kept,
    );
    await deps.defaultAccount.update((chosen) =>
      chosen === account || chosen?.startsWith(`${account}/`) ? null : chosen,
    );
  }

  /** What waited for the sign-in of an account, in its own mailbox and in shared ones. */
  async function resume(account: string): Promise<void> {
    const all = (await accounts.list()).filter(({ sharedOf }) => sharedOf === account);
    for (const id of [account, ...all.map((one) => one.id)]) await outbox.resume(id);
  }

  function relayAt(typed: string): string {
    const base = relayBase(typed, deps.insecureRelay);
    if (base === null) throw new Failure({ kind: 'invalid', execution: 'notExecuted', field: 'relay' });
    return base;
  }

  const looked = new Map<string, number>();
  /** The worker is awake anyway: what is due need not wait for its alarm. Not looked for at each chip. */
  async function refreshIfDue(account: string): Promise<void> {
    const { mirror } = deps.contacts;
    const since = deps.now() - (looked.get(account) ?? Number.NEGATIVE_INFINITY);
    if (since >= 0 && since < lookEvery) return;
    looked.set(account, deps.now());
    if (await mirror.isDue(account)) await mirror.run();
  }

  const changedDraft = (key: DraftKey, revision: number, by: string) =>
    events.publish({ type: 'draft', ...key, revision, by });

  /** A tab is on the host it is on, whatever it says. */
  const placed = (mail: MailRef, from: Origin): MailRef =>
    from.tab === undefined ? mail : { ...mail, host: new URL(from.origin).host };

  const inTab = (from: Origin, work: (tab: number) => Promise<void>) =>
    from.tab === undefined ? Promise.reject(refuse('forbidden')) : work(from.tab).then(() => null);

  return {
    'state.get': async (_input, from) => {
      const state = await deps.state();
      return from.sender === 'page' ? state : stateForTab(state);
    },
    'known.get': async ({ address, account, says }, from) => {
      // Heard of from now on; a chip does not wait until that is on the disk.
      void note(from, { address: addressKey(address) }).catch(deps.contacts.complain);
      const chosen = account ?? (await chosenId());
      if (chosen === null) return { address, state: 'unknown' as const, intent: null };
      const { kind, input } = await keeping(chosen, address);
      const [about, match] = await Promise.all([
        outbox.about(chosen, kind, input),
        deps.contacts.book.byAddress(chosen, address).catch(() => nothingMet),
      ]);
      const holds = holding(about, kind);
      const shown = holds ?? about[0];
      if (shown) void note(from, { intent: shown.id }).catch(deps.contacts.complain);
      void refreshIfDue(chosen).catch(deps.contacts.complain);
      const shownState = knownState({ holds, about, match, says });
      // What was wished for here is known better than by a search that may lag.
      const elsewhere =
        shownState.notSeenYet && about.length === 0 && (await deps.seeker.holds(chosen, address));
      return {
        address,
        ...(elsewhere ? { state: 'known' as const } : shownState),
        intent: shown ? await show(shown) : null,
      };
    },

    'contact.save': async ({ id, account, fields: typed, mail }, from) => {
      const fields = sound(typed);
      const { id: chosen, book } = await accountOf(account);
      // A phone and a label are needed there: the form asks for them.
      if (book === 'company') {
        throw new Failure({ kind: 'invalid', execution: 'notExecuted', field: 'book' });
      }
      await note(from, { intent: id, ...(fields.address ? { address: addressKey(fields.address) } : {}) });
      const draft = mail && { account: chosen, mail: mail.key, form: 'contact' as const };
      const intent = await outbox.enqueue({
        ...{ id, kind: deps.saveKind, account: chosen, input: deps.saveInput(fields) },
        ...(mail && draft ? { mail: placed(mail, from), draft } : {}),
      });
      if (intent.id !== id) await note(from, { intent: intent.id });
      return show(intent);
    },
    'outbox.list': async ({ limit }) => outbox.view(await outbox.list(limit)),
    'intent.get': async ({ id }, from) => {
      const intent = await outbox.get(id);
      return intent && (await concerns(from, intent)) ? show(intent) : null;
    },
    'intent.undo': async ({ id, of }, from) => {
      const undone = await outbox.get(of);
      if (undone && !(await concerns(from, undone))) throw refuse('forbidden');
      await note(from, { intent: id });
      return show(await outbox.undo(id, of));
    },
    'intent.retry': async ({ id, anyway }) => {
      return show(await outbox.retry(id, anyway));
    },
    'intent.drop': async ({ id }) => show(await outbox.drop(id)),

    'draft.get': async (key, from) => {
      await note(from, { mail: key.mail });
      return outbox.drafts.get(key);
    },
    'draft.put': async ({ by, ...draft }, from) => {
      if (draft.form === 'rule') mild(from, draft.fields);
      await note(from, { mail: draft.mail });
      const put = await outbox.drafts.put(draft);
      const { account, mail, form } = draft;
      await changedDraft({ account, mail, form }, put.draft.revision, by);
      return put;
    },
    'draft.drop': async (key) => {
      await outbox.drafts.drop(key);
      return null;
    },

    'mail.read': async (letter) => {
      const { signature, reasons } = await deps.readLetter(letter);
      return { signature, reasons: toldToTab(reasons, letter.sender) };
    },
    'panel.open': (_input, from) => inTab(from, deps.scripts.panel),
    'mail.current': async () => {
      const { capture, mail, why, host } = await deps.read();
      return { capture, mail, why, host };
    },
    'page.people': async () => {
      const { people, selection, why } = await deps.read();
      return { people, selection, why };
    },
    ...createContactEditHandlers({
      ...{ outbox, accountFor, show, book: deps.contacts.book, ...deps.edits },
      isCompany: async (account) => (await accounts.get(account))?.book === 'company',
    }),
    ...createMailboxHandlers({
      ...{ outbox, accountFor, ...deps.mailboxes },
      signOut: (account) => leave(account).then(deps.mailboxes.changed),
    }),
    ...createContactHandlers({ accountFor, outbox, show, ...deps.contacts }),
    ...createLabelHandlers({ outbox, accountFor, show, note, ...deps.labels }),
    ...createRuleHandlers({
      ...{ outbox, accountFor, show, note, ...deps.rules },
      addresses: async (account) =>
        [(await accounts.get(account))?.address ?? ''].filter((one) => one !== ''),
      isContact: async (account, address) =>
        holding(
          await outbox.about(account, deps.saveKind, deps.saveInput({ name: '', address })),
          deps.saveKind,
        ) !== null || (await deps.contacts.book.byAddress(account, address)).exact.length > 0,
    }),
    ...createOutsiderHandlers({
      follower: async () => (await deps.policy()).policy.defaults.follower,
      look: createOutsiderLook({ outbox, book: deps.contacts.book, wall: deps.wall }),
      outbox,
      now: deps.now,
      account: accounts.get,
      show,
      note,
      placed,
    }),
    'relay.apps': async ({ relay }) => {
      const base = relayAt(relay);
      return { relay: base, ...(await deps.relays.ask({ base, name: 'apps', ask: {} })) };
    },
    ...createQuickHandlers({ desk: deps.quick, admitted: deps.admitted, mayConnect: deps.mayConnect }),
    ...createDataHandlers(deps),
    ...createEditHandlers({ outbox, show, sound }),
    ...createPageHandlers(deps),
    ...createFrameHandlers({ scripts: deps.scripts, events, readLetter: deps.readLetter, ...deps.frames }),
    ...createPickHandlers(deps.picks),
    ...createConfirmHandlers({ ...deps.confirm, outbox, accounts, account: chosenId, now: deps.now }),
    'options.open': async ({ section }) => {
      await deps.openOptions(section);
      return null;
    },

    'policy.get': () => deps.policy(),
    'policy.defaults': async () => (await deps.policy()).policy.defaults,
    'hosts.get': () => deps.hosts(),

    'account.redirect': async ({ brand }) => ({ url: accounts.redirect(brand) }),
    'account.connect': async (wish) => {
      const relay = wish.relay === undefined ? undefined : relayAt(wish.relay);
      await deps.mayConnect({ ...wish, relay });
      await deps.admitted(wish.brand, relay);
      const account = await accounts.connect({ ...wish, relay });
      await deps.defaultAccount.update((chosen) => chosen ?? account.id);
      await resume(account.id);
      await deps.stateChanged();
      return account;
    },
    'account.test': async ({ account }) => {
      const tested = await accounts.test(account);
      await resume(account);
      return tested;
    },
    'account.use': async ({ account }) => {
      await deps.defaultAccount.set(await accountFor(account));
      await deps.stateChanged();
      return deps.state();
    },
    'account.signOut': async ({ account }) => {
      await leave(account);
      await deps.stateChanged();
      return null;
    },
  };
}
