import type { Capture } from '../../lib/domain/capture';
import type { ContactFields } from '../../lib/domain/contact';
import type { Events } from '../../lib/messages/events';
import type { Protocol } from '../../lib/messages/protocol.schema';
import type { Handlers, Origin } from '../../lib/messages/receiver';
import { ruleRows } from '../../lib/messages/rule-rows.schema';
import { type AccountDeps, createAccountHandlers, leave } from './account-handlers';
import { type ConfirmDeps, createConfirmHandlers } from './confirm-handlers';
import { type ContactEditDeps, createContactEditHandlers } from './contact-edit-handlers';
import { createContactHandlers } from './contact-handlers';
import { createDataHandlers } from './data-handlers';
import { createDesk, type DeskDeps, placed, refuse, sound } from './desk';
import { createEditHandlers } from './edit-handlers';
import { createFrameHandlers, type FrameDeps } from './frame-handlers';
import { createIntentHandlers } from './intent-handlers';
import type { Journal } from './journal';
import type { Judge } from './judge';
import type { Keeper } from './keeper';
import { holding } from './known';
import { createKnownAnswer, type KnownDeps } from './known-answer';
import { toldToTab } from './known-people';
import { createLabelHandlers, type LabelDeps } from './label-handlers';
import { lateHandlers } from './late';
import { createMailboxHandlers, type MailboxDeps } from './mailbox-handlers';
import { createOutsiderHandlers } from './outsider-handlers';
import { createOutsiderLook } from './outsider-look';
import { createPageHandlers } from './page-handlers';
import { createPickHandlers, type PickDeps } from './pick-handlers';
import { createQuickHandlers, type QuickDesk } from './quick';
import type { Reading, ReadLetter } from './reading';
import type { RuleDeps } from './rule-tools';
import { createSaveHandlers, type SaveDeps } from './save-handlers';
import type { Scripts } from './scripts';

export interface HandlerDeps
  extends Omit<SaveDeps, 'desk' | 'known'>,
    Omit<KnownDeps, 'desk'>,
    Omit<AccountDeps, 'desk' | 'reviews'>,
    Pick<DeskDeps, 'held' | 'account'> {
  outbox: Journal;
  keeper: Keeper;
  /** A moment of the worker's clock on the wall's. */
  wall(at: number): number;
  mailboxes: Pick<MailboxDeps, 'mailboxes' | 'changed'>;
  picks: PickDeps;
  confirm: Pick<ConfirmDeps, 'learnt' | 'addressOf'>;
  edits: Pick<ContactEditDeps, 'handedText' | 'provenance' | 'reviews'>;
  labels: Pick<LabelDeps, 'now' | 'lists'>;
  rules: Pick<RuleDeps, 'now' | 'lists' | 'templates'>;
  events: Events;
  scripts: Pick<Scripts, 'overlay' | 'panel' | 'frame' | 'readFrame'>;
  frames: Pick<FrameDeps, 'speaks' | 'isWebmail'>;
  judge: Judge;
  readLetter: ReadLetter;
  /** A new contact of a mail's sender, with what the company and the person want on it. */
  fresh(capture: Capture): Promise<ContactFields>;
  read(): Promise<Reading>;
  quick: QuickDesk;
  openOptions(section: string | undefined, host?: string): Promise<void>;
}

/** One for each message there is. */
export function createHandlers(deps: HandlerDeps): Handlers<Protocol> {
  const { outbox, accounts, events } = deps;
  const desk = createDesk(deps);
  const { note, show, accountFor, chosenId } = desk;
  const known = createKnownAnswer({ ...deps, desk });
  const { reviews } = deps.edits;
  const inTab = (from: Origin, work: (tab: number) => Promise<void>) =>
    from.tab === undefined ? Promise.reject(refuse('forbidden')) : work(from.tab).then(() => null);

  const ruleDeps: RuleDeps = {
    ...{ outbox, accountFor, show, note, ...deps.rules },
    addresses: async (account) => [(await accounts.get(account))?.address ?? ''].filter((one) => one !== ''),
    isContact: async (account, address) =>
      holding(
        await outbox.about(account, deps.saveKind, deps.saveInput({ name: '', address })),
        deps.saveKind,
      ) !== null || (await deps.contacts.book.byAddress(account, address)).exact.length > 0,
  };

  return {
    ...createSaveHandlers({ ...deps, desk, known }),
    ...createIntentHandlers({ ...deps, desk }),
    ...createAccountHandlers({ ...deps, desk, reviews }),
    'mail.read': async (letter) => {
      const { signature, reasons } = await deps.readLetter(letter);
      return { signature, reasons: toldToTab(reasons, letter.sender) };
    },
    'panel.open': (_input, from) => inTab(from, deps.scripts.panel),
    'mail.current': async () => {
      const { capture, mail, why, host, closed } = await deps.read();
      return { capture, mail, why, host, closed };
    },
    'page.people': async () => {
      const { people, selection, why } = await deps.read();
      return { people, selection, why };
    },
    'options.open': async ({ section, host }) => {
      await deps.openOptions(section, host);
      return null;
    },
    ...createContactEditHandlers({
      ...{ outbox, accountFor, show, book: deps.contacts.book, ...deps.edits },
      isCompany: async (account) => (await accounts.get(account))?.book === 'company',
    }),
    ...createMailboxHandlers({
      ...{ outbox, accountFor, ...deps.mailboxes },
      signOut: (account) => leave({ ...deps, reviews }, account).then(deps.mailboxes.changed),
    }),
    ...createContactHandlers({ accountFor, outbox, show, ...deps.contacts }),
    ...createLabelHandlers({ outbox, accountFor, show, note, ...deps.labels }),
    ...lateHandlers(ruleRows, async () => {
      const { createRuleHandlers } = await import('./rule-handlers');
      return createRuleHandlers(ruleDeps);
    }),
    ...createOutsiderHandlers({
      follower: async () => (await deps.policy()).policy.defaults.follower,
      look: createOutsiderLook({ outbox, book: deps.contacts.book, wall: deps.wall }),
      ...{ outbox, now: deps.now, account: accounts.get, show, note, placed },
    }),
    ...createQuickHandlers({ desk: deps.quick, admitted: deps.admitted, mayConnect: deps.mayConnect }),
    ...createDataHandlers(deps),
    ...createEditHandlers({ outbox, show, sound }),
    ...createPageHandlers({ ...deps, known, later: (work, ms) => void setTimeout(work, ms) }),
    ...createFrameHandlers({
      scripts: deps.scripts,
      events,
      judge: deps.judge,
      readLetter: deps.readLetter,
      ...deps.frames,
    }),
    ...createPickHandlers(deps.picks),
    ...createConfirmHandlers({ ...deps.confirm, outbox, accounts, account: chosenId, now: deps.now }),
  };
}
